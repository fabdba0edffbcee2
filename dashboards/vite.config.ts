import { resolve } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./scripts/service-worker";

/** Which of the two apps is built or worked on. */
const app = process.env.APP ?? "desk";

/** Where results are written in JUnit's format, for whoever counts them. */
const report = process.env.JUNIT_REPORT;

/** A server looks for index.html; the source is named after its app. */
const index: Plugin = {
  name: "index",
  enforce: "post",
  generateBundle(_options, bundle) {
    const page = bundle[`${app}.html`];
    if (page) page.fileName = "index.html";
  },
};

/**
 * Addresses in the built page are relative and its places are fragments, so that it works under
 * whatever path it is served from without the server knowing them.
 */
export default defineConfig({
  root: "src",
  base: "./",
  publicDir: resolve(import.meta.dirname, "public", app),
  plugins: app === "station" ? [index, serviceWorker()] : [index],
  build: {
    outDir: resolve(import.meta.dirname, "dist", app),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: { polyfill: false },
    rollupOptions: { input: resolve(import.meta.dirname, `src/${app}.html`) },
  },
  server: { proxy: { "/api": process.env.GAUGEWIRE_SERVER ?? "http://127.0.0.1:8099" } },
  test: {
    root: import.meta.dirname,
    include: ["src/**/*.test.ts"],
    environment: "node",
    ...(report === undefined
      ? {}
      : { reporters: ["default", ["junit", { outputFile: report }]] as const }),
  },
});
