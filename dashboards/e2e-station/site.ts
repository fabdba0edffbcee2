import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { HandGauges } from "./hand-gauges";
import { badgeOf, boredBatch, plantDocuments, turnedBatch } from "./plant-documents";
import { freePort, Program } from "./processes";

const JAVA = process.env.JAVA ?? "java";
const LIB =
  process.env.STATION_LIB ?? join(import.meta.dirname, "../../standalone/target/gaugewire/lib");
const MAIN = "io.gaugewire.standalone.Gaugewire";
const JAVA_OPTIONS = [
  "-Xmx256m",
  "-XX:TieredStopAtLevel=1",
  "--enable-native-access=ALL-UNNAMED",
  "--sun-misc-unsafe-memory-access=allow",
  "-cp",
  join(LIB, "*"),
];
const JOURNEYS = 70;

/** What one journey has for itself, so that none sees another's records. */
export type Journey = { badge: string; turned: string; bored: string };

/**
 * A plant with each of its programs in a process of its own: database, server, virtual plant, edge.
 * The hand gauges alone are pressed by the tests.
 */
export class Site {
  private journeys = 0;

  private constructor(
    private readonly directory: string,
    private readonly database: Program,
    private readonly plant: Program,
    private server: Program,
    private edge: Program,
    readonly gauges: HandGauges,
    /** Where the station app is. */
    readonly app: string,
    /** Where the desk is. */
    readonly desk: string,
  ) {}

  static async start(): Promise<Site> {
    const directory = await mkdtemp(join(tmpdir(), "gaugewire-"));
    const at = (...names: string[]) => join(directory, ...names);
    const [http, mqtt, app] = [await freePort(), await freePort(), await freePort()];
    await mkdir(at("plant", "edge"), { recursive: true });
    const context = at("stations", "demo", "hall-1");
    await mkdir(context, { recursive: true });
    for (const [kind, document] of Object.entries(plantDocuments(JOURNEYS))) {
      await writeFile(join(context, `${kind}.json`), JSON.stringify(document));
    }
    await writeFile(at("plant", "edge", "password"), "only-in-this-test\n");
    await writeFile(at("edges"), "demo/hall-1:only-in-this-test\n");
    const [[database, said], [plant], gauges] = await Promise.all([
      java(
        "database",
        [join(import.meta.dirname, "Database.java"), at("postgres")],
        /^database (\S+) (\S+)$/m,
      ),
      gaugewire(
        ["plant", "--data", at("plant"), "--server", `mqtt://127.0.0.1:${mqtt}`].concat([
          "--user",
          "demo/hall-1",
          "--password-file",
          "password",
        ]),
        /^master data .*$/m,
      ),
      HandGauges.open(),
    ]);
    await writeFile(
      at("server.yml"),
      `http: {host: 127.0.0.1, port: ${http}}
mqtt: {host: 127.0.0.1, port: ${mqtt}, passwords: edges}
database: {url: "${said[1]}", user: "${said[2]}", password: postgres/password}
zone: Asia/Shanghai
masterData: plant/edge/masterdata.yml
stationContext: stations
`,
    );
    const file = at("plant", "edge", "edge.yml");
    await writeFile(file, edgeFile(await readFile(file, "utf8"), app, gauges.port));
    const server = await startServer(directory);
    const edge = await startEdge(directory);
    const address = `http://127.0.0.1:${app}`;
    await documentsArrive(address);
    const desk = `http://127.0.0.1:${http}`;
    return new Site(directory, database, plant, server, edge, gauges, address, desk);
  }

  next(): Journey {
    const n = this.journeys++;
    return { badge: badgeOf(n), turned: turnedBatch(n), bored: boredBatch(n) };
  }

  /** The contents of the records that the server stored of a batch, in the order of signing. */
  async stored(batch: string): Promise<Record<string, unknown>[]> {
    const answer = await this.database.asks(
      `select convert_from(content, 'UTF8') from inspection_record where convert_from(content, 'UTF8')::jsonb ->> 'batch' = '${batch}' order by signed`,
      /^\.$/m,
    );
    return answer
      .split("\n")
      .filter((line) => line.startsWith("- "))
      .map((line) => JSON.parse(line.slice(2)));
  }

  /** Does something to the server's database behind its back. */
  async execute(statement: string) {
    await this.database.asks(statement, /^\.$/m);
  }

  /** Makes somebody who may sign in at the desk. */
  async administrator(login: string, password: string) {
    const words = ["administrator", login, "--config", join(this.directory, "server.yml")];
    const verb = promisify(execFile)(JAVA, [...JAVA_OPTIONS, MAIN, ...words]);
    verb.child.stdin?.end(`${password}\n`);
    await verb;
  }

  async stopServer() {
    await this.server.stop();
  }

  async startServer() {
    this.server = await startServer(this.directory);
  }

  async killEdge() {
    await this.edge.kill();
  }

  async startEdge() {
    this.edge = await startEdge(this.directory);
  }

  async close() {
    this.gauges.close();
    await this.edge.stop();
    await this.plant.stop();
    await this.server.stop();
    await this.database.finish();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** The server gives a new edge its documents once it is connected. */
async function documentsArrive(address: string) {
  for (const deadline = Date.now() + 60_000; ; ) {
    const kinds: object = await (await fetch(`${address}/api/station/context`)).json();
    if ("people" in kinds && "batches" in kinds && "charts" in kinds) return;
    if (Date.now() > deadline) throw new Error("the edge got no documents from the server");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function startServer(directory: string): Promise<Program> {
  const words = ["server", "--config", join(directory, "server.yml")];
  return (await gaugewire(words, /^ready \S+$/m))[0];
}

async function startEdge(directory: string): Promise<Program> {
  const words = ["edge", "run", "--config", join(directory, "plant", "edge", "edge.yml")];
  return (await gaugewire(words, /^edge runs, .*$/m))[0];
}

function gaugewire(words: readonly string[], ready: RegExp) {
  return java(words[0] ?? "", [MAIN, ...words], ready);
}

function java(name: string, words: readonly string[], ready: RegExp) {
  return Program.ready(name, JAVA, [...JAVA_OPTIONS, ...words], ready);
}

/** The plant's own file, with the hand gauges of the test and a port of its own. */
function edgeFile(text: string, app: number, gauges: number): string {
  const changed = text
    .replace("port: 8091}", `port: ${app}}`)
    .replace(/(line: hand-gauges[\s\S]*?port: )\d+/, `$1${gauges}`);
  if (!changed.includes(`port: ${app}}`) || !changed.includes(`port: ${gauges}}`)) {
    throw new Error(`the plant's edge.yml has changed:\n${text}`);
  }
  return changed;
}
