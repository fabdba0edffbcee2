import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, foundBrowser } from "./scripts/browser.mjs";

/**
 * Journeys in a browser. Without BASE_URL they run against the small plant of e2e/plant and the
 * small edge of e2e/edge; with it, against a whole system that is already up.
 */
const baseURL = process.env.BASE_URL;
const report = process.env.JUNIT_REPORT;
const PORT = process.env.PLANT_PORT ?? "8098";
const EDGE_PORT = process.env.EDGE_PORT ?? "8097";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "target/e2e",
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: report !== undefined,
  // A browser on a busy machine may come late once; what is broken fails twice.
  retries: report === undefined ? 0 : 1,
  reporter: report === undefined ? [["list"]] : [["list"], ["junit", { outputFile: report }]],
  use: {
    baseURL: baseURL ?? `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: "en",
    launchOptions: {
      executablePath: foundBrowser() ?? "chromium",
      args: BROWSER_ARGS,
    },
  },
  ...(baseURL === undefined
    ? {
        webServer: [
          {
            // PLANT_LONG: subgroups of its longest chart.
            command: `node e2e/plant/server.mjs --port ${PORT} --every 300 --long ${process.env.PLANT_LONG ?? 12000}`,
            url: `http://127.0.0.1:${PORT}/api/v1/system`,
            reuseExistingServer: false,
          },
          {
            command: `node e2e/edge/server.mjs --port ${EDGE_PORT}`,
            url: `http://127.0.0.1:${EDGE_PORT}/api/station/status`,
            reuseExistingServer: false,
          },
        ],
      }
    : {}),
});
