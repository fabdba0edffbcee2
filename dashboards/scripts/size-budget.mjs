// Fails when the first load of the desk app, compressed, is above its budget.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_BYTES = 100_000;
const root = fileURLToPath(new URL("../dist/desk", import.meta.url));

let total = 0;
for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = gzipSync(await readFile(file), { level: 9 }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(8)} B gzip  ${file.slice(root.length + 1)}`);
}
console.log(`${String(total).padStart(8)} B gzip  in all, of ${BUDGET_BYTES} allowed`);
if (total > BUDGET_BYTES) {
  console.error("The desk app is above its size budget: find what grew, or raise the budget here.");
  process.exit(1);
}
