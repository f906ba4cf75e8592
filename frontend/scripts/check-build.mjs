// Holds the build to its budgets (gzipped) and to the content security policy of the server.
// Reads the manifest that Vite writes; a lazy screen counts only once it is wanted. Another folder
// than `dist` can be named: `node scripts/check-build.mjs /elsewhere`.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const dist = process.argv[2] ?? new URL("../dist/", import.meta.url).pathname;
const kilobyte = 1024;
const budgets = {
  entry: 45 * kilobyte,
  map: 130 * kilobyte,
  // The judge's console, its style with it: it is fetched alone, on a phone at a venue.
  contest: 25 * kilobyte,
  // What the console's service worker keeps on the device.
  precache: 350 * kilobyte,
  // What one screen waits for: the first page's styles and those of the screen with the most.
  css: 12 * kilobyte,
  // Everything but the developers' pages: what a browser holds after a day on every screen. It grows
  // with the screens; what anybody waits for is held by the lines above.
  whole: 400 * kilobyte,
};

const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const gzipped = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** The files that the page asks for before it shows anything: the entry and its static imports. */
function filesOf(name, seen = new Set()) {
  const chunk = manifest[name];
  if (seen.has(chunk.file)) {
    return seen;
  }
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) {
    filesOf(imported, seen);
  }
  return seen;
}

const weigh = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);

/** What some screens add to a day at work: their own files, without what others bring anyway. */
function ownFiles(folder, ...beginnings) {
  const screens = Object.keys(manifest).filter((name) => name.startsWith("src/screens/"));
  const others = screens.filter((name) => !name.startsWith(folder));
  const shared = new Set(["index.html", ...others].flatMap((name) => [...filesOf(name)]));
  const own = beginnings.flatMap((name) => [...filesOf(name)]);
  return new Set(own.filter((file) => !shared.has(file)));
}

/** The reader of archives of tiles comes only where such an archive is set up. */
const mapFiles = () =>
  ownFiles("src/screens/map/", "src/screens/map/MapScreen.tsx", "src/map/engine.ts");
const consoleScreen = "src/screens/judge/Judge.tsx";
const gallery = "src/screens/gallery/Gallery.tsx";
const consoleFiles = () => ownFiles("src/screens/judge/", consoleScreen);

/** The files that the worker of the console names, its page aside. */
function keptFiles() {
  const worker = readFileSync(join(dist, "judge-worker.js"), "utf8");
  const named = worker.matchAll(/[`"']\/((?:assets\/)?[\w.-]+\.\w+)[`"'],/g);
  return new Set([...named].map(([, file]) => file));
}

/**
 * Everything that some screen of the application may ask for, by its name in the manifest. The
 * judge's console is no part of an officer's day and is weighed by itself; the gallery of components
 * is looked at by developers, like the page for trying the API.
 */
function wholeNames() {
  const wanted = ["index.html"];
  const others = [consoleScreen, gallery];
  const seen = new Set(others);
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (!seen.has(name)) {
      seen.add(name);
      const { imports = [], dynamicImports = [] } = manifest[name];
      wanted.push(...imports, ...dynamicImports);
    }
  }
  return [...seen].filter((name) => !others.includes(name));
}

/** The styles that come with a part: its own and those of what it imports. */
function stylesOf(name, seen = new Set()) {
  const { css = [], imports = [] } = manifest[name];
  seen.add(name);
  const before = imports.filter((one) => !seen.has(one)).flatMap((one) => [...stylesOf(one, seen)]);
  return new Set([...css, ...before]);
}

function sizes() {
  const entry = weigh(filesOf("index.html"));
  const ours = wholeNames();
  const first = stylesOf("index.html");
  const css = Math.max(...ours.map((name) => weigh(new Set([...first, ...stylesOf(name)]))));
  const scripts = new Set(ours.map((name) => manifest[name].file));
  const styles = weigh(new Set(ours.flatMap((name) => [...stylesOf(name)])));
  const contest = weigh(new Set([...consoleFiles(), ...(manifest[consoleScreen].css ?? [])]));
  const precache = weigh(new Set([...keptFiles(), "index.html"]));
  const whole = weigh(scripts) + styles;
  return { entry, map: weigh(mapFiles()), contest, precache, css, whole };
}

/** What the policy would block: code and style inside the pages, addresses of other hosts. */
function breaches() {
  return readdirSync(dist)
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => {
      const page = readFileSync(join(dist, file), "utf8");
      const inline = /<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|(?:src|href)="https?:/i;
      return inline.test(page)
        ? [`${file} holds inline code or style, or another host's address`]
        : [];
    });
}

const measured = sizes();
const faults = breaches();
for (const [part, limit] of Object.entries(budgets)) {
  const size = measured[part];
  console.log(`${part}: ${(size / kilobyte).toFixed(1)} KB of ${limit / kilobyte} KB gzipped`);
  if (size > limit) {
    faults.push(`${part} is over its budget`);
  }
}
for (const fault of faults) {
  console.error(`build check: ${fault}`);
}
process.exitCode = faults.length > 0 ? 1 : 0;
