// Starts the whole system over an empty directory, as "gaugewire up" does, runs the journeys of
// e2e-system against it, and stops it; then those of e2e-station, which start each program of a
// plant by themselves. Called by Maven once the system is built:
//   node scripts/whole-system.mjs JAVA SKIP_TESTS WHICH_TESTS IGNORE_FAILURES
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { foundBrowser } from "./browser.mjs";

const [, , java = "java", skipTests = "false", tests = "all", ignoreFailures = "false"] =
  process.argv;
const base = fileURLToPath(new URL("..", import.meta.url));
const lib = join(base, "../standalone/target/gaugewire/lib");
const reports = join(base, "../standalone/target/playwright-reports");
/** Plant seconds per second: every station as fast as it can hand over. */
const SPEED = "6";
const START_MILLIS = 240_000;
const STOP_MILLIS = 30_000;
const SKIPPED = `<testsuites><testsuite name="system" tests="1" failures="0" skipped="1" errors="0">
<testcase name="journeys on a whole system"><skipped message="no Chromium"/></testcase>
</testsuite></testsuites>
`;

/** Starts it and waits until it says that it is ready; gives its addresses. */
function start(data) {
  const system = spawn(
    java,
    [
      "-Xmx768m",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-cp",
      join(lib, "*"),
      "io.gaugewire.standalone.Gaugewire",
      "up",
      "--data",
      data,
      "--port",
      "0",
      "--speed",
      SPEED,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      system.kill("SIGKILL");
      reject(new Error(`not ready in time:\n${said}`));
    }, START_MILLIS);
    const hear = (piece) => {
      said += piece;
      const ready = /^ready (\S+)$/m.exec(said)?.[1];
      const station = /^station app +(\S+)$/m.exec(said)?.[1];
      if (ready === undefined || station === undefined) return;
      clearTimeout(timer);
      resolve({ system, address: ready, station });
    };
    system.stdout.on("data", hear);
    system.stderr.on("data", (piece) => {
      said = (said + piece).slice(-20_000);
    });
    system.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with ${code}:\n${said}`));
    });
  });
}

function stop(system) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => system.kill("SIGKILL"), STOP_MILLIS);
    system.removeAllListeners("exit");
    system.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    system.kill("SIGTERM");
  });
}

async function main() {
  if (skipTests === "true" || !["all", "browser"].includes(tests)) return 0;
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const browser = foundBrowser();
  if (browser === undefined) {
    console.error("\n*** SKIPPED: the journeys on a whole system. No Chromium was found.\n");
    await writeFile(join(reports, "system.xml"), SKIPPED);
    return 0;
  }
  const whole = await onWholeSystem(browser);
  const station = await journeys("station", {
    CHROMIUM: browser,
    JAVA: java,
    STATION_LIB: lib,
  });
  return whole || station;
}

async function onWholeSystem(browser) {
  const data = await mkdtemp(join(tmpdir(), "gaugewire-"));
  const { system, address, station } = await start(join(data, "data"));
  try {
    return await journeys("system", {
      CHROMIUM: browser,
      BASE_URL: address,
      STATION_URL: station,
      GAUGEWIRE_DATA: join(data, "data"),
    });
  } finally {
    await stop(system);
    await rm(data, { recursive: true, force: true });
  }
}

/** Not spawnSync: what the system says must be read meanwhile, or it stands still. */
async function journeys(name, environment) {
  const report = join(reports, `${name}.xml`);
  const run = spawn("npx", ["playwright", "test", "--config", `playwright.${name}.config.ts`], {
    cwd: base,
    stdio: "inherit",
    env: { ...process.env, ...environment, JUNIT_REPORT: report },
  });
  const status = await new Promise((resolve) => run.once("exit", resolve));
  return ignoreFailures === "true" && existsSync(report) ? 0 : (status ?? 1);
}

process.exitCode = await main();
