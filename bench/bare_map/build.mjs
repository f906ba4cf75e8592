// Builds the bare page with the same bundler and the same library as the product: build.mjs <out>.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const frontend = new URL("../../frontend/", import.meta.url).pathname;
const require = createRequire(`${frontend}package.json`);
const { build } = await import(pathToFileURL(require.resolve("vite")).href);

await build({
  configFile: false,
  logLevel: "error",
  root: new URL(".", import.meta.url).pathname,
  base: "./",
  resolve: { alias: [{ find: /^ol\//, replacement: `${frontend}node_modules/ol/` }] },
  build: { outDir: process.argv[2], emptyOutDir: true, target: "es2022", modulePreload: false },
});
