// Proves that the committed GraphQL code is what the schema and the documents give today.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const committed = join(root, "src/gql");
const fresh = mkdtempSync(join(tmpdir(), "liangxin-gql-"));

function read(folder, file) {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    return null;
  }
}

try {
  execFileSync("npx", ["graphql-codegen", "--config", "codegen.ts", "--silent"], {
    cwd: root,
    env: { ...process.env, LIANGXIN_GENERATED: `${fresh}/` },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const stale = readdirSync(fresh).filter((file) => read(fresh, file) !== read(committed, file));
  if (stale.length > 0) {
    console.error(`stale generated code: ${stale.join(", ")}; "npm run codegen" and commit it`);
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true });
}
