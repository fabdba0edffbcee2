import { defineConfig } from "@playwright/test";
import usual from "./playwright.config";

/** Journeys on a whole system, which scripts/whole-system.mjs starts and names. */
const { webServer: _small, testMatch: _usual, ...rest } = usual;

export default defineConfig({
  ...rest,
  testDir: "e2e-system",
  testMatch: "*.spec.ts",
  outputDir: "target/e2e-system",
  timeout: 180_000,
  expect: { timeout: 45_000 },
  use: { ...usual.use, baseURL: process.env.BASE_URL ?? "" },
});
