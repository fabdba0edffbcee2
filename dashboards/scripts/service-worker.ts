// Writes sw.js beside the built app: it keeps the app's files, so that the app opens with the
// network down. Its version is a digest of them; what a server answers to /api is never kept. Files
// that few need are kept once somebody needed them.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const WORKER = (
  version: string,
  files: string[],
  later: string[],
) => `const CACHE = "station-${version}";
const FILES = ${JSON.stringify(files)};
const LATER = ${JSON.stringify(later)};
self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) =>
        Promise.all(keys.filter((key) => key.startsWith("station-") && key !== CACHE).map((key) => caches.delete(key))),
      )
      .then(() => self.clients.claim()),
  );
});
async function later(request) {
  const response = await fetch(request);
  if (response.ok && LATER.some((file) => request.url.endsWith(file))) {
    await (await caches.open(CACHE)).put(request, response.clone());
  }
  return response;
}
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const here = new URL(self.registration.scope);
  if (event.request.method !== "GET" || url.origin !== here.origin) return;
  if (!url.pathname.startsWith(here.pathname)) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(event.request.mode === "navigate" ? "./" : event.request))
      .then((kept) => kept ?? later(event.request)),
  );
});
`;

export function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    enforce: "post",
    generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      const files = ["./", "./station.webmanifest", "./icon.svg"];
      const later: string[] = [];
      for (const output of Object.values(bundle)) {
        hash.update(output.type === "chunk" ? output.code : output.source);
        if (output.fileName.endsWith(".html")) continue;
        const onlyWhenAsked =
          output.type === "chunk" ? output.isDynamicEntry : output.fileName.endsWith(".wasm");
        if (onlyWhenAsked) later.push(output.fileName);
        else files.push(`./${output.fileName}`);
      }
      const version = hash.digest("hex").slice(0, 12);
      this.emitFile({ type: "asset", fileName: "sw.js", source: WORKER(version, files, later) });
    },
  };
}
