import { defineConfig } from "vitest/config";

/** The old office browsers that the screens must still run on (frontend.md). */
const oldestBrowser = "chrome80";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: oldestBrowser,
    cssTarget: oldestBrowser,
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(
      ["/graphql", "/session", "/imports", "/exports", "/templates"].map((path) => [
        path,
        { target: process.env.LIANGXIN_SERVER ?? "http://127.0.0.1:8000" },
      ]),
    ),
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
