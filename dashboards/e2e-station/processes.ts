import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** A program of the system under test: started, heard until it says that it is ready, ended. */
export class Program {
  private said = "";
  private readonly process: ChildProcess;
  private readonly ended: Promise<void>;

  private constructor(
    readonly name: string,
    command: string,
    words: readonly string[],
  ) {
    this.process = spawn(command, words, { stdio: ["pipe", "pipe", "pipe"] });
    // Nothing is left behind, however the tests end.
    process.once("exit", () => this.process.kill("SIGTERM"));
    const hear = (piece: Buffer) => {
      this.said = (this.said + piece.toString("utf8")).slice(-200_000);
    };
    this.process.stdout?.on("data", hear);
    this.process.stderr?.on("data", hear);
    this.ended = new Promise((resolve) => {
      this.process.once("error", (error) => {
        this.said += String(error);
        resolve();
      });
      this.process.once("exit", () => resolve());
    });
  }

  /** Returns when a line of its output fits; fails when it ends before, or says nothing of it. */
  static async ready(
    name: string,
    command: string,
    words: readonly string[],
    line: RegExp,
    millis = 120_000,
  ): Promise<[Program, RegExpExecArray]> {
    const program = new Program(name, command, words);
    const found = await program.hears(line, millis).catch(async (error: unknown) => {
      await program.kill();
      throw error;
    });
    return [program, found];
  }

  /** Waits for a line of what it says from `since` on. */
  async hears(line: RegExp, millis = 60_000, since = 0): Promise<RegExpExecArray> {
    const deadline = Date.now() + millis;
    for (;;) {
      const found = line.exec(this.said.slice(since));
      if (found !== null) return found;
      const over = this.process.exitCode !== null || this.process.signalCode !== null;
      if (over || Date.now() > deadline) {
        throw new Error(`${this.name} did not say ${line}; it said:\n${this.said.slice(-4_000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Gives it a line to read, and what it answers up to a line that fits. */
  async asks(question: string, end: RegExp): Promise<string> {
    const since = this.said.length;
    this.process.stdin?.write(`${question}\n`);
    const found = await this.hears(end, 60_000, since);
    return this.said.slice(since, since + found.index);
  }

  /** As a power cut would. */
  async kill() {
    this.process.kill("SIGKILL");
    await this.ended;
  }

  /** Asks it to end, and waits. */
  async stop(millis = 30_000) {
    const timer = setTimeout(() => this.process.kill("SIGKILL"), millis);
    this.process.stdin?.end();
    this.process.kill("SIGTERM");
    await this.ended;
    clearTimeout(timer);
  }

  /** Lets it end by itself, once nothing more is to be read. */
  async finish(millis = 30_000) {
    const timer = setTimeout(() => this.process.kill("SIGTERM"), millis);
    this.process.stdin?.end();
    await this.ended;
    clearTimeout(timer);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
