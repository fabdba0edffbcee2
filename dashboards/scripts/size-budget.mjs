// Fails when the first load of an app, compressed, is above its budget. What is loaded only when it
// is asked for is shown, and not counted.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGETS_BYTES = { desk: 200_000, station: 60_000 };
const ONLY_WHEN_ASKED = /(library-reader-[^/]*\.js|\.wasm)$/;
const dist = fileURLToPath(new URL("../dist", import.meta.url));

for (const [app, budget] of Object.entries(BUDGETS_BYTES)) {
  const root = join(dist, app);
  let total = 0;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = gzipSync(await readFile(file), { level: 9 }).length;
    const later = ONLY_WHEN_ASKED.test(file);
    if (!later) total += bytes;
    const name = `${app}/${file.slice(root.length + 1)}${later ? " (only when asked for)" : ""}`;
    console.log(`${String(bytes).padStart(8)} B gzip  ${name}`);
  }
  console.log(`${String(total).padStart(8)} B gzip  ${app} in all, of ${budget} allowed`);
  if (total > budget) {
    console.error(`The ${app} app is above its size budget: find what grew, or raise it here.`);
    process.exitCode = 1;
  }
}
