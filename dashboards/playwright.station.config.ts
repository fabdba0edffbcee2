import { defineConfig } from "@playwright/test";
import usual from "./playwright.config";

/** Journeys at a station of a plant whose programs e2e-station starts, stops and kills. */
const { webServer: _small, ...rest } = usual;

export default defineConfig({
  ...rest,
  testDir: "e2e-station",
  outputDir: "target/e2e-station",
  timeout: 120_000,
  expect: { timeout: 30_000 },
});
