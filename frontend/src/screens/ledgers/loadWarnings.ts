// Asks which rows the figures warn about.

import { ask } from "../../api/client";
import { BranchWarningsDocument, OrganizationWarningsDocument } from "../../gql/graphql";
import { shownDay } from "./figureFilter";
import { type WarningCode, warningsByRow } from "./warnings";

type ByRow = Promise<ReadonlyMap<string, readonly WarningCode[]>>;

function variables(ids: readonly string[]) {
  return { asOf: shownDay(), where: { id: { in: [...ids] } } };
}

export async function organizationWarnings(ids: readonly string[], signal: AbortSignal): ByRow {
  const { rows } = await ask(OrganizationWarningsDocument, variables(ids), { signal });
  return warningsByRow(rows.nodes);
}

export async function branchWarnings(ids: readonly string[], signal: AbortSignal): ByRow {
  const { rows } = await ask(BranchWarningsDocument, variables(ids), { signal });
  return warningsByRow(rows.nodes);
}
