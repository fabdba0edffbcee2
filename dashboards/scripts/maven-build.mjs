// Called by Maven: builds the apps and copies them to where the jar takes them from, unless what
// they are built from is what it was the last time. With "test" it runs lint, types and unit tests.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const base = fileURLToPath(new URL("..", import.meta.url));
const target = join(base, "target");
const resources = join(target, "classes/META-INF/resources/desk");
const SOURCES = ["src", "e2e", "scripts"];
const FILES = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "biome.json",
  "vite.config.ts",
  "playwright.config.ts",
  "../docs/api/openapi.yaml",
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

function npm(...args) {
  const run = spawnSync("npm", args, { cwd: base, stdio: "inherit" });
  if (run.error) {
    console.error(
      "npm was not found. Install Node 20 or newer with npm, or use -Dskip.dashboards.",
    );
  }
  if (run.status !== 0) process.exit(run.status ?? 1);
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

/** Runs {@code work} unless the stamp says that it was done with the same inputs. */
async function unlessDone(name, work) {
  await mkdir(target, { recursive: true });
  const stamp = join(target, `${name}.stamp`);
  const wanted = await digest(await inputs());
  if (await stamped(stamp, wanted)) return;
  await rm(stamp, { force: true });
  await install();
  await work();
  await writeFile(stamp, wanted);
}

const [, , goal, skipTests] = process.argv;
if (goal === "test") {
  if (skipTests !== "true") await unlessDone("dashboards-test", () => npm("test"));
} else {
  await unlessDone("dashboards-build", async () => {
    npm("run", "build");
    await rm(resources, { recursive: true, force: true });
    await cp(join(base, "dist/desk"), resources, { recursive: true });
  });
}
