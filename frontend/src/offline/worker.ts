// The service worker of the judge's console: it keeps the files of one build, so that `/judge` opens
// without a network. It answers for nothing else; no answer of the server is ever kept.
// The build puts the list of files in, with their digests: a captive portal's page is not taken.

/** What the browser gives a service worker; the types of pages do not know it. */
interface WorkerScope {
  readonly caches: CacheStorage;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate", on: (event: Lasting) => void): void;
  addEventListener(kind: "message", on: (event: { readonly data: unknown }) => void): void;
  addEventListener(kind: "fetch", on: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** Put in by the build: path and digest of each file, and one word for all of them. */
declare const FILES: readonly (readonly [path: string, integrity: string])[];
declare const BUILD: string;

const worker = self as unknown as WorkerScope;
const shelf = `liangxin-judge-${BUILD}`;
const shell = "/judge";
const kept = new Set(FILES.map(([path]) => path));

async function keepFiles(): Promise<void> {
  const cache = await worker.caches.open(shelf);
  await cache.addAll(
    FILES.map(([path, integrity]) => new Request(path, { integrity, cache: "no-cache" })),
  );
}

async function dropOlderBuilds(): Promise<void> {
  const names = await worker.caches.keys();
  const older = names.filter((name) => name.startsWith("liangxin-judge-") && name !== shelf);
  await Promise.all(older.map((name) => worker.caches.delete(name)));
  await worker.clients.claim();
}

async function keptOrFetched(path: string, request: Request): Promise<Response> {
  const cache = await worker.caches.open(shelf);
  // The browser may have thrown the cache away: then the network must do.
  // biome-ignore lint/style/noRestrictedGlobals: a worker passes on what a page asked for.
  return (await cache.match(path)) ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOlderBuilds()));
worker.addEventListener("message", ({ data }) => {
  if (data === "take-over") {
    void worker.skipWaiting();
  }
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isWanted = request.mode === "navigate" ? pathname === shell : kept.has(pathname);
  if (request.method === "GET" && origin === worker.location.origin && isWanted) {
    event.respondWith(keptOrFetched(pathname, request));
  }
});
