// A program with generated types and nothing but fetch.
// Prints one JSON object of what it was answered.

import { readFileSync } from "node:fs";
import type {
  FigureOfDayQuery,
  FigureOfDayQueryVariables,
  FormBranchMutation,
  FormBranchMutationVariables,
  FoundQuery,
  FoundQueryVariables,
  NamedObjectQuery,
  NamedObjectQueryVariables,
  OrganizationsByNameQuery,
  OrganizationsByNameQueryVariables,
  RecordYearMutation,
  RecordYearMutationVariables,
} from "./operations.js";

interface Operations {
  OrganizationsByName: [OrganizationsByNameQueryVariables, OrganizationsByNameQuery];
  NamedObject: [NamedObjectQueryVariables, NamedObjectQuery];
  Found: [FoundQueryVariables, FoundQuery];
  FigureOfDay: [FigureOfDayQueryVariables, FigureOfDayQuery];
  FormBranch: [FormBranchMutationVariables, FormBranchMutation];
  RecordYear: [RecordYearMutationVariables, RecordYearMutation];
}

interface Reply<Data> {
  readonly data?: Data;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

const query = readFileSync(setting("LIANGXIN_OPERATIONS"), "utf-8");
const reading = { Authorization: `Bearer ${setting("LIANGXIN_TOKEN")}` };
const writing = { Cookie: setting("LIANGXIN_COOKIE"), "X-Liangxin-Request": "1" };

async function ask<Name extends keyof Operations>(
  who: Record<string, string>,
  operationName: Name,
  variables: Operations[Name][0],
): Promise<Operations[Name][1]> {
  const response = await fetch(setting("LIANGXIN_URL"), {
    method: "POST",
    headers: { ...who, "Content-Type": "application/json" },
    body: JSON.stringify({ query, operationName, variables }),
  });
  const reply = (await response.json()) as Reply<Operations[Name][1]>;
  const error = reply.errors?.[0];
  if (error !== undefined || reply.data === undefined) {
    throw new Refusal(error?.extensions.code ?? "", error?.message ?? "");
  }
  return reply.data;
}

async function recordYear(organizationId: string, employees: number, idempotencyKey?: string) {
  const year = Number(setting("LIANGXIN_YEAR"));
  const input = { organizationId, year, employees, revenue: "1234567.50", idempotencyKey };
  return (await ask(writing, "RecordYear", { input })).recordYear.organizationYear;
}

async function refusedCode(): Promise<string> {
  try {
    await ask(reading, "OrganizationsByName", { first: 101 });
    return "";
  } catch (reason) {
    return reason instanceof Refusal ? reason.code : String(reason);
  }
}

const first = (await ask(reading, "OrganizationsByName", { first: 5 })).organizations;
const after = first.pageInfo.endCursor;
const second = (await ask(reading, "OrganizationsByName", { first: 5, after })).organizations;
const chosen = second.nodes[second.nodes.length - 1];
if (chosen === undefined) {
  throw new Error("the second page is empty");
}
const { node } = await ask(reading, "NamedObject", { id: chosen.id });
const { search } = await ask(reading, "Found", { text: "qhsp" });
const { figure } = await ask(reading, "FigureOfDay", { code: "F06", asOf: "2026-06-30" });
const { formBranch } = await ask(writing, "FormBranch", {
  input: {
    name: "中共云帆咨询有限公司支部委员会",
    formation: "SOLE",
    organizationIds: [chosen.id],
  },
});
const key = setting("LIANGXIN_KEY");
const recorded = await recordYear(chosen.id, 31, key);
const corrected = await recordYear(chosen.id, 32);
const repeated = await recordYear(chosen.id, 31, key);
const report = {
  names: [...first.nodes, ...second.nodes].map((one) => one.name),
  total: second.totalCount.value,
  hasMore: second.pageInfo.hasNextPage,
  object: node?.__typename === "Organization" ? [node.__typename, node.name] : null,
  found: search.map((one) => ("name" in one ? [one.__typename, one.name] : null)),
  figure: [figure?.value, figure?.numerator, figure?.denominator],
  problems: formBranch.problems.map((one) => one.code),
  formed: formBranch.branch,
  revenue: recorded?.revenue,
  employees: [recorded, corrected, repeated].map((one) => one?.employees),
  error: await refusedCode(),
};
process.stdout.write(JSON.stringify(report));
