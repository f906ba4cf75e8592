// What the screens of a contest read, and the mutations that they send.

import { ask } from "../../api/client";
import type { FieldProblem } from "../../forms/useSaving";
import type { TypedDocumentString, WholeContestFragment } from "../../gql/graphql";

export type Contest = WholeContestFragment;
export type Discipline = Contest["disciplines"]["nodes"][number];
export type Round = Discipline["rounds"]["nodes"][number];
export type Criterion = Round["criteria"]["nodes"][number];

/** Everything on the page of a contest knows the contest and how to read it again. */
export interface PartProps {
  readonly contest: Contest;
  /** The contest is neither over nor cancelled, so that it may be set up. */
  readonly isOpen: boolean;
  readonly onReload: () => void;
}

interface Refusable {
  readonly problems: readonly FieldProblem[];
}

/**
 * Send a mutation whose answer has one field, and give that field. Raises Fault.
 *
 * The input is checked by the server, whose refusals name the field.
 */
export async function put<Result extends Record<string, Refusable>, Variables>(
  document: TypedDocumentString<Result, Variables>,
  input: unknown,
): Promise<Result[keyof Result]> {
  const answer = await ask(document, { input } as Variables);
  const [payload] = Object.values(answer);
  if (payload === undefined) {
    throw new TypeError("A mutation answers with its field.");
  }
  return payload as Result[keyof Result];
}
