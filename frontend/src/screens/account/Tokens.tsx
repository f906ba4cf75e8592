// The own API tokens: what they are for, how long they hold, when they were last used, their end.

import { useSignal } from "@preact/signals";
import { ask } from "../../api/client";
import { useQuestion } from "../../api/resource";
import { OwnTokensDocument, RevokeTokenDocument } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { today } from "../../lib/today";
import { Badge, Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { Empty, Failed, Loading } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { attempted } from "./attempting";
import { CreateToken } from "./CreateToken";
import { daysOfWarning, isLive, scopesOf, stateOf, type Token } from "./tokens";
import { say } from "./words";

export function Tokens() {
  const { state, reload } = useQuestion(OwnTokensDocument, () => ({}));
  const isCreating = useSignal(false);
  const { data, fault, isLoading } = state.value;
  return (
    <section class="stack-tight">
      <div class="card-head">
        <h2>{say("tokens.title")}</h2>
        <Button
          icon="plus"
          onClick={() => {
            isCreating.value = true;
          }}
        >
          {say("tokens.new")}
        </Button>
      </div>
      <p class="muted">{say("tokens.hint")}</p>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : (
        <List tokens={data.me?.tokens ?? []} isBusy={isLoading} onChanged={reload} />
      )}
      {isCreating.value && (
        <CreateToken
          onMade={reload}
          onClose={() => {
            isCreating.value = false;
          }}
        />
      )}
    </section>
  );
}

interface ListProps {
  readonly tokens: readonly Token[];
  readonly isBusy: boolean;
  readonly onChanged: () => void;
}

function List({ tokens, isBusy, onChanged }: ListProps) {
  const showsEnded = useSignal(false);
  const revoking = useSignal<Token | null>(null);
  const now = today();
  const live = tokens.filter((token) => isLive(token, now));
  const ended = tokens.length - live.length;
  const ending = live.filter((token) => stateOf(token, now).kind === "ending").length;
  const rows = showsEnded.value ? tokens : live;
  return (
    <>
      {ending > 0 && (
        <Notice tone="warn">
          {say("tokens.endingNotice", { count: ending, days: daysOfWarning })}
        </Notice>
      )}
      {rows.length === 0 ? (
        <Empty title={say("tokens.none")} />
      ) : (
        <Table
          caption={say("tokens.title")}
          columns={columnsOf(now, (token) => {
            revoking.value = token;
          })}
          rows={rows}
          keyOf={({ id }) => id}
          isBusy={isBusy}
        />
      )}
      {ended > 0 && (
        <div>
          <Button
            weight="quiet"
            onClick={() => {
              showsEnded.value = !showsEnded.value;
            }}
          >
            {showsEnded.value ? say("tokens.hideEnded") : say("tokens.showEnded", { count: ended })}
          </Button>
        </div>
      )}
      {revoking.value && (
        <Revoke
          token={revoking.value}
          onClose={() => {
            revoking.value = null;
          }}
          onDone={onChanged}
        />
      )}
    </>
  );
}

function columnsOf(now: string, onRevoke: (token: Token) => void): readonly Column<Token>[] {
  return [
    {
      id: "name",
      heading: say("tokens.name"),
      cell: ({ name, prefix }) => (
        <>
          {name} <span class="code muted">{prefix}…</span>
        </>
      ),
    },
    {
      id: "scopes",
      heading: say("tokens.scopes"),
      cell: (token) => scopesOf(token).map((scope) => <Tag key={scope}>{scope}</Tag>),
    },
    {
      id: "expires",
      heading: say("tokens.expires"),
      cell: ({ expiresOn }) => <span class="nowrap">{expiresOn}</span>,
    },
    {
      id: "used",
      heading: say("tokens.used"),
      cell: ({ usedAt }) => (usedAt ? localTime(usedAt) : say("tokens.unused")),
    },
    {
      id: "state",
      heading: say("tokens.state"),
      cell: (token) => <State token={token} now={now} />,
    },
    {
      id: "revoke",
      heading: say("tokens.revoke"),
      cell: (token) =>
        isLive(token, now) ? (
          <Button weight="quiet" onClick={() => onRevoke(token)}>
            {say("tokens.revoke")}
          </Button>
        ) : (
          "—"
        ),
    },
  ];
}

function State({ token, now }: { token: Token; now: string }) {
  const state = stateOf(token, now);
  switch (state.kind) {
    case "revoked":
      return <Badge tone="calm">{say("tokens.revoked")}</Badge>;
    case "expired":
      return <Badge tone="bad">{say("tokens.expired")}</Badge>;
    case "ending":
      return <Badge tone="warn">{say("tokens.ending", { days: state.days })}</Badge>;
    case "valid":
      return <Badge tone="good">{say("tokens.valid")}</Badge>;
  }
}

interface RevokeProps {
  readonly token: Token;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Revoke({ token: { id, name, prefix }, onClose, onDone }: RevokeProps) {
  const isWorking = useSignal(false);
  const revoke = async () => {
    isWorking.value = true;
    const done = await attempted(
      async () => (await ask(RevokeTokenDocument, { input: { id } })).revokeToken,
    );
    if (done) {
      tell("good", say("tokens.revokedDone", { name }));
      onDone();
    }
    onClose();
  };
  return (
    <Dialog
      title={say("tokens.revokeTitle")}
      confirm={say("tokens.revoke")}
      isDangerous
      isBusy={isWorking.value}
      onConfirm={() => void revoke()}
      onCancel={onClose}
    >
      <p>{say("tokens.revokeText", { name, prefix })}</p>
    </Dialog>
  );
}
