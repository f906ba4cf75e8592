// What schema.graphql changes for those who call it, beside the schema that was released last.
//
//   node changes.mjs              writes the open section of docs/schema-changes.md anew
//   node changes.mjs --check      is red for a breaking change that no decision names, or a stale page
//   node changes.mjs --release V  closes the section under the version V; the schema is released

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema, getNamedType, isEnumType, isObjectType } from "graphql";

const root = process.env.LIANGXIN_TREE ?? fileURLToPath(new URL("../../../", import.meta.url));
const current = join(root, "schema.graphql");
const released = join(root, "docs", "schema", "released.graphql");
const decided = join(root, "docs", "schema", "breaking.txt");
const page = join(root, "docs", "schema-changes.md");
const decisions = join(root, "docs", "adr");
const closed = "<!-- released -->";

const emptyList = `# Breaking changes since the last release that a decision allows, one a line: the place in the schema
# and the number of its ADR, such as \`Organization.website 0031\`. A release empties the list.
`;
const opening = `# 接口模式的变化 / Changes of the schema
由 \`make generate\` 比较 [schema.graphql](../schema.graphql) 与上次发布的 [schema/released.graphql](schema/released.graphql) 写成。新增不影响已有程序；弃用至少保留 6 个月；破坏性变化须有[决定](adr/)。
*Written by \`make generate\` from the two schemas. What is added breaks no program; what is deprecated stays at least 6 months; what breaks needs a [decision](adr/).*
`;

const sections = [
  ["破坏性 / Breaking", ({ level }) => level === CriticalityLevel.Breaking],
  ["弃用 / Deprecated", ({ type }) => type.includes("DEPRECAT")],
  ["请留意 / Mind", ({ level }) => level === CriticalityLevel.Dangerous],
  ["新类型 / New types", ({ type }) => type === "TYPE_ADDED"],
  ["新增 / Added", ({ type }) => type.endsWith("_ADDED")],
  ["其他 / Other", () => true],
];

const read = (path) => readFileSync(path, "utf-8");

/** Give the changes that a caller can notice; words alone are none, nor the inside of what is new. */
async function changes(schema) {
  // A root type is a change of the schema itself, which has no path.
  const found = (await diff(buildSchema(read(released)), schema)).map((one) => ({
    ...one,
    path: one.path ?? "schema",
  }));
  const made = new Set(found.filter(({ type }) => type.endsWith("_ADDED")).map(({ path }) => path));
  return found
    .filter(({ type }) => !type.includes("_DESCRIPTION_"))
    .filter(({ path }) => !above(path).some((place) => made.has(place)))
    .map(({ type, path, message, criticality }) => ({
      type,
      path,
      message,
      level: isHarmless(schema, type, path) ? CriticalityLevel.NonBreaking : criticality.level,
    }));
}

/** Give the places that hold a place: `A.b.c` stands in `A.b`, which stands in `A`. */
function above(path) {
  const steps = path.split(".");
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join("."));
}

/** A new value of an enum surprises only a program that can be answered it. */
function isHarmless(schema, type, path) {
  const kind = schema.getType(path.split(".")[0]);
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = objects.flatMap((one) => Object.values(one.getFields()));
  const isAnswered = fields.some((field) => getNamedType(field.type) === kind);
  return type === "ENUM_VALUE_ADDED" && isEnumType(kind) && !isAnswered;
}

/** Say what a place of the schema means, in its own words; nothing for one that is gone. */
function meaning(schema, path) {
  const [name, field, argument] = path.split(".");
  const type = schema.getType(name);
  const inner = type?.getFields?.()[field] ?? type?.getValue?.(field);
  const one = argument ? inner?.args?.find((given) => given.name === argument) : inner;
  return ((field ? one : type)?.description ?? "").replaceAll("\n", " ");
}

function line(schema, { type, path, message }) {
  const words = type.endsWith("_ADDED") ? meaning(schema, path) : "";
  return `- \`${path}\`：${words || message}`;
}

function told(schema, found) {
  const left = [...found].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const parts = [];
  for (const [title, belongs] of sections) {
    const own = left.filter(belongs);
    left.splice(0, left.length, ...left.filter((one) => !belongs(one)));
    if (own.length > 0) {
      const lines = new Set(own.map((one) => line(schema, one)));
      parts.push(`### ${title}\n${[...lines].join("\n")}\n`);
    }
  }
  return parts.join("\n") || "无 / none\n";
}

/** Give what is breaking and named by no decision that exists. */
function undecided(found) {
  const numbers = new Set(readdirSync(decisions).map((name) => name.slice(0, 4)));
  const rows = read(decided).split("\n").filter((row) => row && !row.startsWith("#"));
  const allowed = new Map(rows.map((row) => row.trim().split(/\s+/)));
  return found.filter(
    ({ level, path }) => level === CriticalityLevel.Breaking && !numbers.has(allowed.get(path)),
  );
}

const earlier = () => (existsSync(page) ? (read(page).split(closed)[1] ?? "") : "");
const written = (section, history) =>
  `${opening}\n## 未发布 / Unreleased\n${section}\n${closed}${history || "\n"}`;

async function main([option, version]) {
  const schema = buildSchema(read(current));
  const found = await changes(schema);
  const text = written(told(schema, found), earlier());
  if (option === "--check") {
    const broken = undecided(found).map(({ path, message }) => `${path}: ${message}`);
    const isStale = !existsSync(page) || read(page) !== text;
    const stale = isStale ? ["docs/schema-changes.md is stale: run make generate"] : [];
    const faults = [
      ...broken.map((one) => `breaking without a decision in docs/schema/breaking.txt: ${one}`),
      ...stale,
    ];
    for (const fault of faults) {
      console.error(fault);
    }
    process.exitCode = Number(faults.length > 0);
  } else if (option === "--release") {
    const history = `\n## ${version}\n${told(schema, found)}${earlier()}`;
    writeFileSync(released, read(current));
    writeFileSync(decided, emptyList);
    writeFileSync(page, written("无 / none\n", history));
  } else {
    writeFileSync(page, text);
  }
}

await main(process.argv.slice(2));
