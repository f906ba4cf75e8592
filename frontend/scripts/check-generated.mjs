// Proves that the committed GraphQL code is what the schema and the documents give today.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const generated = new URL("../src/gql/", import.meta.url).pathname;
const root = new URL("..", import.meta.url).pathname;
const before = mkdtempSync(join(tmpdir(), "liangxin-gql-"));

function stale() {
  cpSync(generated, before, { recursive: true });
  execFileSync("npx", ["graphql-codegen", "--config", "codegen.ts", "--silent"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return readdirSync(generated).filter((file) => read(generated, file) !== read(before, file));
}

function read(folder, file) {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    return null;
  }
}

const files = stale();
cpSync(before, generated, { recursive: true });
rmSync(before, { recursive: true });
if (files.length > 0) {
  console.error(`stale generated code: ${files.join(", ")}; run "npm run codegen" and commit it`);
  process.exitCode = 1;
}
