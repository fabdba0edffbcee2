// Builds both apps, each on its own: they share sources, not files.
import { spawnSync } from "node:child_process";

for (const app of ["desk", "station"]) {
  const run = spawnSync("npx", ["--no-install", "vite", "build", "--logLevel", "warn"], {
    stdio: "inherit",
    env: { ...process.env, APP: app },
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
