// Called by Maven: builds the apps and copies them to where the jar takes them from, unless what
// they are built from is what it was the last time. With "unit" it runs lint, types and unit tests,
// with "browser" the journeys in a browser; "-Ddashboards.tests" chooses among those.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { foundBrowser } from "./browser.mjs";

const [, , goal = "build", skipTests = "false", tests = "unit", ignoreFailures] = process.argv;

const base = fileURLToPath(new URL("..", import.meta.url));
const target = join(base, "target");
const resources = join(target, "classes/META-INF/resources");
const SOURCES = ["src", "public", "e2e", "e2e-station", "e2e-system", "scripts"];
const FILES = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "biome.json",
  "vite.config.ts",
  "playwright.config.ts",
  "playwright.station.config.ts",
  "playwright.system.config.ts",
  "../docs/api/openapi.yaml",
  "../docs/formats/context.schema.json",
];

async function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(base, file)));
  return hash.digest("hex");
}

async function inputs() {
  const found = [...FILES];
  for (const folder of SOURCES) {
    for (const entry of await readdir(join(base, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      found.push(join(entry.parentPath ?? entry.path, entry.name).slice(base.length));
    }
  }
  return found.sort();
}

async function stamped(file, wanted) {
  return (await readFile(file, "utf8").catch(() => "")) === wanted;
}

function ran(args, environment = {}) {
  const run = spawnSync("npm", args, {
    cwd: base,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (run.error) {
    console.error(
      "npm was not found. Install Node 20 or newer with npm, or use -Dskip.dashboards.",
    );
  }
  return run.status ?? 1;
}

function npm(...args) {
  const status = ran(args);
  if (status !== 0) process.exit(status);
}

/** Runs tests; failures that stand in the report are left to whoever counts them, if so wished. */
async function tested(report, args, environment) {
  await rm(report, { force: true });
  const status = ran(args, { ...environment, JUNIT_REPORT: report });
  if (status !== 0 && !(ignoreFailures === "true" && existsSync(report))) process.exit(status);
  return status === 0;
}

async function install() {
  const stamp = join(base, "node_modules/.gaugewire-lock");
  const wanted = await digest(["package-lock.json"]);
  if (await stamped(stamp, wanted)) return;
  // Not "npm ci": some of its versions refuse a lock that names only some platforms' optional
  // packages. Every version is exact, and the lock stays as it is.
  const lock = join(base, "package-lock.json");
  const before = await readFile(lock);
  npm("install", "--no-audit", "--no-fund");
  await writeFile(lock, before);
  await writeFile(stamp, wanted);
}

/**
 * Runs {@code work} unless the stamp says that it was done with the same inputs. Tests are run again
 * when their report is gone, because it is what they are counted by.
 */
async function unlessDone(name, work, report) {
  await mkdir(target, { recursive: true });
  const stamp = join(target, `${name}.stamp`);
  const wanted = await digest(await inputs());
  if ((await stamped(stamp, wanted)) && (report === undefined || existsSync(report))) return;
  await rm(stamp, { force: true });
  await install();
  if (await work()) await writeFile(stamp, wanted);
}

function build() {
  return unlessDone("dashboards-build", async () => {
    npm("run", "build");
    await rm(resources, { recursive: true, force: true });
    await cp(join(base, "dist"), resources, { recursive: true });
    return true;
  });
}

function unit() {
  const report = join(target, "vitest-reports/unit.xml");
  return unlessDone("dashboards-unit", () => tested(report, ["test"]), report);
}

const SKIPPED = `<testsuites><testsuite name="browser" tests="1" failures="0" skipped="1" errors="0">
<testcase name="journeys in a browser"><skipped message="no Chromium"/></testcase>
</testsuite></testsuites>
`;

function browser() {
  const report = join(target, "playwright-reports/browser.xml");
  return unlessDone(
    "dashboards-browser",
    async () => {
      const found = foundBrowser();
      if (found === undefined) {
        console.error(
          "\n*** SKIPPED: the journeys in a browser. No Chromium was found: install one\n" +
            "*** (Debian: apt install chromium), or name it by CHROMIUM.\n",
        );
        await mkdir(join(report, ".."), { recursive: true });
        await writeFile(report, SKIPPED);
        return false;
      }
      return tested(report, ["run", "e2e"], {
        CHROMIUM: found,
        PLANT_PORT: String(await freePort()),
        EDGE_PORT: String(await freePort()),
      });
    },
    report,
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

if (goal === "build") {
  await build();
} else if (skipTests !== "true" && (tests === goal || tests === "all")) {
  await (goal === "unit" ? unit() : browser());
}
