// All entries of a contest, as its pages read them.

import { ask } from "../../api/client";
import {
  ContestEntriesDocument,
  type ContestEntriesQuery,
  type EntryRowFragment,
} from "../../gql/graphql";
import { whole } from "./roundData";

export function allEntries(id: string, signal: AbortSignal): Promise<readonly EntryRowFragment[]> {
  return whole(async (after) => {
    const found: ContestEntriesQuery = await ask(ContestEntriesDocument, { id, after }, { signal });
    return found.contest?.entries;
  });
}
