// The views of a ledger: ready ones with their counts, and those that the user named.

import { useSignal } from "@preact/signals";
import { useQuestion } from "../../api/resource";
import { isKeptFromMe } from "../../api/smallCounts";
import { ViewCountsDocument } from "../../gql/graphql";
import type { LedgerName } from "../../ledgers";
import { grouped } from "../../lib/numbers";
import { go, query } from "../../router";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { Menu } from "../../ui/Menu";
import { tell } from "../../ui/toasts";
import { keep, kept, type SavedView } from "./device";
import {
  type BuiltInView,
  queryText,
  renamed,
  viewText,
  withoutView,
  withView,
} from "./savedViews";
import { say } from "./words";

interface ViewsBarProps {
  readonly ledger: LedgerName;
  readonly views: readonly BuiltInView[];
  /** What of the address every view of the ledger keeps: without it there are no rows. */
  readonly held: Readonly<Record<string, string>>;
  /** The rows are there; before that the counts would only delay them. */
  readonly hasRows: boolean;
}

export function ViewsBar({ ledger, views: all, held, hasRows }: ViewsBarProps) {
  const views = all.filter(({ figure }) => figure === undefined || !isKeptFromMe(figure));
  const counts = useCounts(views, hasRows);
  const here = viewText(query.value);
  const own = kept(ledger).views;
  const whole = queryText(held);
  const ready = views.map((view) => ({ ...view, text: queryText({ ...held, ...view.query }) }));
  const isKnown =
    here === whole ||
    own.some((view) => view.query === here) ||
    ready.some(({ text }) => text === here);
  return (
    <nav class="views" aria-label={say("views.label")}>
      <ul>
        <ViewLink ledger={ledger} text={whole} isHere={here === whole} name={say("views.all")} />
        {ready.map((view) => (
          <ViewLink
            key={view.name}
            ledger={ledger}
            text={view.text}
            isHere={view.text === here}
            name={say(view.name)}
            count={view.figure === undefined ? undefined : counts.get(view.figure)}
          />
        ))}
        {own.map((view) => (
          <OwnView key={view.name} ledger={ledger} view={view} isHere={view.query === here} />
        ))}
      </ul>
      {!isKnown && <SaveView ledger={ledger} text={here} />}
    </nav>
  );
}

function useCounts(views: readonly BuiltInView[], hasRows: boolean): ReadonlyMap<string, number> {
  const isWanted = useSignal(false);
  // Once asked for, they stay, whatever page comes next.
  isWanted.value ||= hasRows;
  const { state } = useQuestion(ViewCountsDocument, () => {
    const codes = views.flatMap(({ figure }) => figure ?? []);
    return isWanted.value && codes.length > 0 ? { codes } : null;
  });
  const found = state.value.data?.figures ?? [];
  return new Map(found.map(({ code, numerator }) => [code, numerator]));
}

interface ViewLinkProps {
  readonly ledger: LedgerName;
  readonly text: string;
  readonly name: string;
  readonly isHere: boolean;
  readonly count?: number | undefined;
}

function ViewLink({ ledger, text, name, isHere, count }: ViewLinkProps) {
  const href = text === "" ? `/ledgers/${ledger}` : `/ledgers/${ledger}?${text}`;
  return (
    <li>
      <a class="view" href={href} aria-current={isHere ? "true" : undefined}>
        {name}
        {count !== undefined && (
          <span class="view-count" data-figure-count={count}>
            {grouped(count)}
          </span>
        )}
      </a>
    </li>
  );
}

function SaveView({ ledger, text }: { ledger: LedgerName; text: string }) {
  const isAsking = useSignal(false);
  return (
    <>
      <Button
        weight="quiet"
        icon="plus"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {say("views.save")}
      </Button>
      {isAsking.value && (
        <NameDialog
          title={say("views.saveTitle")}
          name=""
          onCancel={() => {
            isAsking.value = false;
          }}
          onName={(name) => {
            keep(ledger, { views: withView(kept(ledger).views, { name, query: text }) });
          }}
        >
          {say("views.saveMeaning")}
        </NameDialog>
      )}
    </>
  );
}

function OwnView({
  ledger,
  view,
  isHere,
}: {
  ledger: LedgerName;
  view: SavedView;
  isHere: boolean;
}) {
  const isRenaming = useSignal(false);
  const remove = () => {
    keep(ledger, { views: withoutView(kept(ledger).views, view.name) });
    tell("good", say("views.removed", { name: view.name }));
  };
  return (
    <>
      <ViewLink ledger={ledger} text={view.query} name={view.name} isHere={isHere} />
      {isHere && (
        <li>
          <Menu
            icon="more"
            label={say("views.manage")}
            items={[
              {
                id: "rename",
                label: say("views.rename"),
                icon: "edit",
                onChoose: () => {
                  isRenaming.value = true;
                },
              },
              {
                id: "remove",
                label: say("views.remove"),
                icon: "remove",
                isDangerous: true,
                onChoose: remove,
              },
            ]}
          />
          {isRenaming.value && (
            <NameDialog
              title={say("views.renameTitle", { name: view.name })}
              name={view.name}
              onCancel={() => {
                isRenaming.value = false;
              }}
              onName={(name) => {
                keep(ledger, { views: renamed(kept(ledger).views, view.name, name) });
                go(`/ledgers/${ledger}?${view.query}`, { replace: true });
              }}
            />
          )}
        </li>
      )}
    </>
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly onCancel: () => void;
  readonly onName: (name: string) => void;
  readonly children?: preact.ComponentChildren;
}

function NameDialog({ title, name, onCancel, onName, children }: NameDialogProps) {
  const typed = useSignal(name);
  const isRefused = useSignal(false);
  const confirm = () => {
    isRefused.value = typed.value.trim() === "";
    if (!isRefused.value) {
      onCancel();
      onName(typed.value);
    }
  };
  return (
    <Dialog title={title} confirm={say("views.confirm")} onConfirm={confirm} onCancel={onCancel}>
      {children && <p class="muted">{children}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <TextField
          label={say("views.name")}
          value={typed.value}
          error={isRefused.value ? say("views.needsName") : undefined}
          onInput={(text) => {
            typed.value = text;
          }}
        />
      </form>
    </Dialog>
  );
}
