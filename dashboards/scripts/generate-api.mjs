// Writes src/api/schema.ts from the contract; with --check only says whether it is current.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../docs/api/openapi.yaml", import.meta.url);
const target = new URL("../src/api/schema.ts", import.meta.url);

const generated = `// Generated from docs/api/openapi.yaml by "npm run api". Not edited by hand.\n${astToString(
  await openapiTS(contract),
)}`;

if (process.argv.includes("--check")) {
  const present = await readFile(target, "utf8").catch(() => "");
  if (present !== generated) {
    console.error("src/api/schema.ts is not what docs/api/openapi.yaml says: run `npm run api`");
    process.exit(1);
  }
} else {
  await writeFile(target, generated);
}
