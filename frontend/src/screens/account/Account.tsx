// My account: who I am here, where I am signed in, which programs read in my name, the way out.

import "./account.css";
import { useSignal } from "@preact/signals";
import { asFault } from "../../api/faults";
import { useResource } from "../../api/resource";
import {
  endSession,
  type OpenSession,
  openSessions,
  session,
  signOut,
  type User,
} from "../../api/session";
import { t } from "../../i18n";
import { localTime } from "../../lib/dates";
import { deviceName } from "../../lib/devices";
import { Tag } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Facts } from "../../ui/Panel";
import { Failed, Loading, wordsOf } from "../../ui/State";
import { type Column, Table } from "../../ui/Table";
import { tell } from "../../ui/toasts";
import { Tokens } from "./Tokens";
import { Webhooks } from "./Webhooks";

export function Account() {
  const now = session.value;
  return (
    <div class="stack narrow account">
      <div class="page-head">
        <h1>{t("nav.account")}</h1>
      </div>
      {now.state === "in" && <Who user={now.user} />}
      <Sessions />
      <Tokens />
      {now.state === "in" && <Webhooks userId={now.user.id} />}
    </div>
  );
}

function Who({ user }: { user: User }) {
  const scope = user.branch ?? user.department ?? user.town ?? user.district;
  return (
    <section class="card stack">
      <Facts
        facts={[
          [t("account.name"), user.name],
          [t("signIn.login"), user.login],
          [t("account.role"), t(`role.${user.role}`)],
          [t("account.scope"), scope?.name],
        ]}
      />
      <div>
        <Button onClick={() => void attempt(signOut)}>{t("action.signOut")}</Button>
      </div>
    </section>
  );
}

function Sessions() {
  const { state, reload } = useResource((signal) => openSessions(signal));
  const ending = useSignal<string | null>(null);
  const { data, fault } = state.value;
  const end = async (id: string) => {
    ending.value = id;
    if (await attempt(() => endSession(id))) {
      tell("good", t("account.ended"));
    }
    ending.value = null;
    reload();
  };
  return (
    <section class="stack-tight">
      <h2>{t("account.sessions")}</h2>
      <p class="muted">{t("account.sessionsHint")}</p>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : (
        <Table
          caption={t("account.sessions")}
          columns={columns(ending.value, (id) => void end(id))}
          rows={data}
          keyOf={(row) => row.id}
        />
      )}
    </section>
  );
}

function columns(
  ending: string | null,
  onEnd: (id: string) => void,
): readonly Column<OpenSession>[] {
  return [
    {
      id: "device",
      heading: t("account.device"),
      cell: (row) => (
        <>
          {deviceName(row.device ?? "") ?? t("account.unknownDevice")}{" "}
          {row.isCurrent && <Tag>{t("account.thisOne")}</Tag>}
        </>
      ),
    },
    { id: "address", heading: t("account.address"), cell: (row) => row.address ?? "—" },
    { id: "since", heading: t("account.since"), cell: (row) => localTime(row.createdAt) },
    { id: "seen", heading: t("account.seen"), cell: (row) => localTime(row.seenAt) },
    {
      id: "end",
      heading: t("account.end"),
      cell: (row) =>
        row.isCurrent ? (
          "—"
        ) : (
          <Button weight="quiet" disabled={ending === row.id} onClick={() => onEnd(row.id)}>
            {t("account.end")}
          </Button>
        ),
    },
  ];
}

/** Do it and tell when it failed. */
async function attempt(deed: () => Promise<void>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
    return false;
  }
}
