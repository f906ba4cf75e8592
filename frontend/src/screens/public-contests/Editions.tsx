// What was published of a contest when, and what each edition changed.

import type { EditionFragment } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { Table } from "../../ui/Table";
import { EditionBadge } from "./EditionBadge";
import { standingOf } from "./editions";
import { say } from "./words";

export function Editions({ editions }: { editions: readonly EditionFragment[] }) {
  return (
    <section class="stack-tight">
      <h2>{say("versions")}</h2>
      <Table
        caption={say("versions")}
        rows={editions}
        keyOf={({ id }) => id}
        columns={[
          {
            id: "edition",
            heading: say("edition"),
            cell: ({ edition }) => say("editionOf", { edition }),
          },
          {
            id: "published",
            heading: say("published"),
            cell: ({ publishedAt }) => localTime(publishedAt),
          },
          { id: "changes", heading: say("changes"), cell: changesOf },
          {
            id: "standing",
            heading: say("standing"),
            cell: (row) => (
              <>
                <EditionBadge edition={row} editions={editions} />
                {standingOf(row, editions) === "withdrawn" && (
                  <span class="cell-note">{row.withdrawalReason}</span>
                )}
              </>
            ),
          },
          { id: "note", heading: say("note"), cell: ({ note }) => note ?? "—" },
        ]}
      />
    </section>
  );
}

function changesOf(row: EditionFragment): string {
  if (row.edition === 1) {
    return say("changes.first");
  }
  const { changedResults: changed, addedResults: added, removedResults: removed } = row;
  if (typeof changed !== "number" || typeof added !== "number" || typeof removed !== "number") {
    return say("changes.unknown");
  }
  return changed + added + removed === 0
    ? say("changes.none")
    : say("changes.some", { changed, added, removed });
}
