// What was done to an object: the deed in words, who, when, each field before and after.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { asFault } from "../../api/faults";
import { useResource } from "../../api/resource";
import {
  EarlierHistoryDocument,
  type HistoryEventFragment,
  type HistoryPageFragment,
  NamesOfDocument,
  type NamesOfQuery,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { PanelSection } from "../../ui/Panel";
import { wordsOf } from "../../ui/State";
import { tell } from "../../ui/toasts";
import { actionWord, type Change, fieldWord, referenceOf, toldChanges, valueWord } from "./audit";
import { changedElsewhere } from "./turns";
import { undo } from "./undo";
import { say } from "./words";

type Event = HistoryEventFragment;

/** So many names are asked for; the API gives no more at once. */
const mostNames = 100;

/** More fields than these are folded away. */
const shownAtOnce = 4;

interface HistoryProps {
  readonly of: { readonly id: string; readonly history: HistoryPageFragment };
}

export function History({ of }: HistoryProps) {
  // A newer event moves all the others: what was asked for behind it is asked for anew.
  return <Pages key={`${of.id} ${of.history.nodes[0]?.id}`} id={of.id} first={of.history} />;
}

function Pages({ id, first }: { id: string; first: HistoryPageFragment }) {
  const pages = useSignal<readonly HistoryPageFragment[]>([]);
  const isAsking = useSignal(false);
  const events = [first, ...pages.value].flatMap(({ nodes }) => nodes);
  const { hasNextPage, endCursor } = (pages.value[pages.value.length - 1] ?? first).pageInfo;
  const nameOf = useNames(events);
  const askEarlier = async (after: string) => {
    isAsking.value = true;
    try {
      const { node } = await ask(EarlierHistoryDocument, { id, after });
      if (node && "history" in node) {
        pages.value = [...pages.value, node.history];
      }
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      tell("bad", title, remedy);
    } finally {
      isAsking.value = false;
    }
  };
  return (
    <PanelSection title={t("section.history")}>
      {events.length === 0 ? (
        <p class="muted">{say("history.none")}</p>
      ) : (
        <ol class="timeline history">
          {events.map((event) => (
            <li key={event.id}>
              <span class="strong">{actionWord(event.action)}</span>
              <span class="cell-note">
                {[event.user?.name ?? t("history.system"), localTime(event.at), event.reason]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <Changes event={event} nameOf={nameOf} />
              <Operation event={event} />
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && endCursor !== null && (
        <Button weight="quiet" disabled={isAsking.value} onClick={() => void askEarlier(endCursor)}>
          {say("history.more")}
        </Button>
      )}
    </PanelSection>
  );
}

type NameOf = (id: string) => string;

/** The names of all objects to which the changes refer, asked for in one go. */
function useNames(events: readonly Event[]): NameOf {
  const wanted = new Set(
    events.flatMap(({ changes }) =>
      changes.flatMap(({ field, before, after }) =>
        [before, after].flatMap((value) => referenceOf(field, value) ?? []),
      ),
    ),
  );
  const ids = useSignal("");
  ids.value = [...wanted].join(" ");
  const { state } = useResource((signal) =>
    ids.value === "" ? null : namesOf(ids.value.split(" "), signal),
  );
  const names = new Map(
    state.value.data?.flatMap((node) =>
      node && "name" in node ? [[node.id, node.name] as const] : [],
    ),
  );
  return (id) => names.get(id) ?? (state.value.isLoading ? "…" : say("history.hiddenValue"));
}

async function namesOf(ids: readonly string[], signal: AbortSignal) {
  const nodes: NamesOfQuery["nodes"] = [];
  for (let from = 0; from < ids.length; from += mostNames) {
    const some = ids.slice(from, from + mostNames);
    nodes.push(...(await ask(NamesOfDocument, { ids: some }, { signal })).nodes);
  }
  return nodes;
}

function Changes({ event, nameOf }: { event: Event; nameOf: NameOf }) {
  const told = toldChanges(event.changes);
  if (told.length === 0) {
    return null;
  }
  const list = <ChangeList table={event.subjectTable} changes={told} nameOf={nameOf} />;
  return told.length <= shownAtOnce ? (
    list
  ) : (
    <details>
      <summary class="small">{say("history.showAll", { count: told.length })}</summary>
      {list}
    </details>
  );
}

interface ChangeListProps {
  readonly table: string;
  readonly changes: readonly Change[];
  readonly nameOf: NameOf;
}

function ChangeList({ table, changes, nameOf }: ChangeListProps) {
  return (
    <dl class="changes small">
      {changes.map(({ field, before, after }) => [
        <dt key={`${field}-label`}>{fieldWord(field)}</dt>,
        <dd key={field}>
          {before !== null && (
            <>
              <del>{valueWord(table, field, before, nameOf)}</del> →{" "}
            </>
          )}
          <ins>{valueWord(table, field, after, nameOf)}</ins>
        </dd>,
      ])}
    </dl>
  );
}

/** What was done in one go can be taken back in one go, with all its rows. */
function Operation({ event }: { event: Event }) {
  const isWorking = useSignal(false);
  const { operation } = event;
  if (operation === null || operation.rowCount === 0) {
    return null;
  }
  if (operation.undoneBy) {
    return (
      <span class="cell-note">
        {say("history.undone", { time: localTime(operation.undoneBy.at) })}
      </span>
    );
  }
  return (
    <span class="history-undo">
      {operation.rowCount > 1 && (
        <span class="small muted">{say("history.rows", { count: operation.rowCount })}</span>
      )}
      <Button
        weight="quiet"
        icon="undo"
        disabled={isWorking.value}
        onClick={() => {
          isWorking.value = true;
          void undo(operation.id, changedElsewhere);
        }}
      >
        {say("history.undo")}
      </Button>
    </span>
  );
}
