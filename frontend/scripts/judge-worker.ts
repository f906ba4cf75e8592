// Builds the service worker of the judge's console once everything else is built: it must name each
// file that the console needs, with the digest of what the server will send.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

const source = new URL("../src/offline/worker.ts", import.meta.url).pathname;
/** Where the console begins, and what it may fetch later. */
const beginnings = ["index.html", "src/screens/judge/Judge.tsx", "src/i18n/en.ts"];
const always = ["icon.svg"];

/** Every file that the console may ask for, its page aside. */
export function filesOfConsole(folder: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  const files = new Set(always);
  const seen = new Set<string>();
  const wanted = [...beginnings];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const chunk = manifest[name];
    if (chunk && !seen.has(name)) {
      seen.add(name);
      for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) {
        files.add(file);
      }
      wanted.push(...(chunk.imports ?? []));
    }
  }
  return [...files].sort();
}

function digest(path: string): string {
  return `sha256-${createHash("sha256").update(readFileSync(path)).digest("base64")}`;
}

export function judgeWorker(target: string): Plugin {
  return {
    name: "liangxin:judge-worker",
    apply: "build",
    async writeBundle({ dir = "" }) {
      const files = [
        ["/judge", digest(join(dir, "index.html"))],
        ...filesOfConsole(dir).map((file) => [`/${file}`, digest(join(dir, file))]),
      ];
      const list = JSON.stringify(files);
      const worker = await build({
        configFile: false,
        logLevel: "error",
        define: {
          FILES: list,
          BUILD: JSON.stringify(createHash("sha256").update(list).digest("hex").slice(0, 12)),
        },
        build: {
          write: false,
          target,
          rolldownOptions: { input: source, output: { format: "iife" } },
        },
      });
      const outputs = [worker].flat().flatMap((one) => ("output" in one ? one.output : []));
      const [script] = outputs.filter((one) => one.type === "chunk");
      if (!script || outputs.length !== 1) {
        throw new Error("the service worker must be one file");
      }
      writeFileSync(join(dir, "judge-worker.js"), script.code);
    },
  };
}
