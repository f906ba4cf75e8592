// Proves that no file imports itself by way of others, types included: a circle hides which of two
// files is the lower one.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const source = new URL("../src/", import.meta.url).pathname;
const files = new Map();

function read(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      read(path);
    } else if (/\.tsx?$/.test(entry.name)) {
      files.set(path, readFileSync(path, "utf8"));
    }
  }
}

function importsOf(path) {
  const found = files.get(path).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]*)"/g);
  return [...found]
    .map(([, name]) => join(dirname(path), name))
    .flatMap((base) => [`${base}.ts`, `${base}.tsx`, join(base, "index.ts")])
    .filter((candidate) => files.has(candidate));
}

/** The first way from a file back to itself. */
function circleFrom(start) {
  const ways = [[start]];
  const seen = new Set();
  while (ways.length > 0) {
    const way = ways.shift();
    for (const next of importsOf(way[way.length - 1])) {
      if (next === start) {
        return way;
      }
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
    }
  }
  return null;
}

read(source);
const circles = new Map();
for (const path of files.keys()) {
  const way = circleFrom(path)?.map((one) => relative(source, one));
  if (way) {
    circles.set([...way].sort().join(), way);
  }
}
for (const way of circles.values()) {
  console.error(`circle of imports: ${[...way, way[0]].join(" → ")}`);
  process.exitCode = 1;
}
