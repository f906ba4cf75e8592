import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { judgeWorker } from "./scripts/judge-worker.ts";

/** The old office browsers that the screens must still run on (frontend.md). */
const oldestBrowser = "chrome80";

/** GraphiQL embeds fonts as data, which the page's policy forbids: the system's own will do. */
const withoutWebFonts: Plugin = {
  name: "liangxin:without-web-fonts",
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === "asset" && file.fileName.endsWith(".css")) {
        file.source = String(file.source).replace(/@font-face\s*\{[^}]*\}/g, "");
      }
    }
  },
};

/** The server learns from the build which documents its pages send, by their hashes. */
const listOfDocuments: Plugin = {
  name: "liangxin:list-of-documents",
  generateBundle() {
    const source = readFileSync(new URL("src/gql/persisted-documents.json", import.meta.url));
    this.emitFile({ type: "asset", fileName: ".documents.json", source });
  },
};

/** What the entry brings stays with it; the developers' page brings its own. */
const firstPage = {
  name: "first",
  tags: ["$initial" as const],
  test: /[\\/](src[\\/](?!graphiql|main)|node_modules[\\/]@?preact[\\/])/,
  priority: 1,
};

/**
 * What several screens share comes in one file: two dozen small ones each cost a round trip on a
 * slow line, since a browser asks an office server for six at a time.
 */
const shared = {
  name: "shared",
  test: /[\\/]src[\\/](?!map[\\/]|offline[\\/]|screens[\\/](map|imports|geometries|contests))/,
  minShareCount: 2,
};

export default defineConfig({
  plugins: [withoutWebFonts, listOfDocuments, judgeWorker(oldestBrowser)],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: oldestBrowser,
    cssTarget: oldestBrowser,
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      output: { codeSplitting: { groups: [firstPage, shared] } },
      // GraphiQL's parts carry "use client" marks, which mean nothing to a bundle.
      checks: { moduleLevelDirective: false, pluginTimings: false },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(
      [
        "/graphql",
        "/session",
        "/imports",
        "/exports",
        "/templates",
        "/result-sheets",
        "/certificate",
      ].map((path) => [path, { target: process.env.LIANGXIN_SERVER ?? "http://127.0.0.1:8000" }]),
    ),
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
