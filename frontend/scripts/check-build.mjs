// Holds the build to its budgets (gzipped) and to the content security policy of the server.
// Reads the manifest that Vite writes; a lazy screen counts only once it is wanted.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const kilobyte = 1024;
const budgets = { entry: 45 * kilobyte, css: 12 * kilobyte };

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

function sizes() {
  const entry = [...filesOf("index.html")].reduce((sum, file) => sum + gzipped(file), 0);
  const styles = new Set(manifest["index.html"].css ?? []);
  for (const chunk of Object.values(manifest)) {
    if (!chunk.src?.startsWith("graphiql")) {
      for (const file of chunk.css ?? []) {
        styles.add(file);
      }
    }
  }
  const css = [...styles].reduce((sum, file) => sum + gzipped(file), 0);
  return { entry, css };
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
