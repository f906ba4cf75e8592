// The branch of a part-time secretary, on a phone first: what is to be done, the roster to confirm,
// the term, the posts, whom the branch covers. Officers open any branch here by its address.

import { useQuestion, useResource } from "../../api/resource";
import { session } from "../../api/session";
import { WarningsOfBranchDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { query } from "../../router";
import { Tag } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { Facts } from "./Facts";
import { loadBranch, type WholeBranch } from "./load";
import "./mybranch.css";
import { Roster } from "./Roster";
import { Todo } from "./Todo";
import { say } from "./words";

export function MyBranch() {
  const now = session.value;
  const own = now.state === "in" ? now.user.branch?.id : undefined;
  const id = query.value.get("branch") ?? own;
  if (id === undefined) {
    return (
      <Empty title={say("noBranch")}>
        <p>{say("noBranchRemedy")}</p>
        <ButtonLink href="/ledgers/branches">{say("openLedger")}</ButtonLink>
      </Empty>
    );
  }
  return <Branch key={id} id={id} />;
}

function Branch({ id }: { id: string }) {
  const { state, reload } = useResource((signal) => loadBranch(id, signal));
  const warnings = useQuestion(WarningsOfBranchDocument, () => ({ id, asOf: today() }));
  const { data, fault, isLoading } = state.value;
  const reloadAll = () => {
    reload();
    warnings.reload();
  };
  if (fault && !data) {
    return <Failed fault={fault} onRetry={reload} />;
  }
  if (!data && isLoading) {
    return (
      <div class="my-branch stack">
        <Skeleton lines={8} />
      </div>
    );
  }
  if (!data?.branch) {
    return (
      <Empty title={say("gone")}>
        <p>{say("goneRemedy")}</p>
      </Empty>
    );
  }
  return (
    <div class="my-branch stack">
      <Head branch={data.branch} />
      <Todo branch={data.branch} warnings={warnings.state.value} onRetry={warnings.reload} />
      <Roster branch={data.branch} members={data.members} onReload={reloadAll} />
      <Facts branch={data.branch} />
    </div>
  );
}

function Head({ branch }: { branch: WholeBranch }) {
  const place = branch.building ?? branch.area ?? branch.village;
  return (
    <header class="my-branch-head">
      <p class="muted">{say("title")}</p>
      <h1>{branch.name}</h1>
      <p class="cluster">
        <Tag>{t(`BranchKind.${branch.kind}`)}</Tag>
        {branch.formation && <Tag>{t(`Formation.${branch.formation}`)}</Tag>}
        {branch.town && <Tag>{branch.town.name}</Tag>}
        {place && <Tag>{place.name}</Tag>}
      </p>
      <p>
        {say("secretary")} {branch.secretary?.name ?? say("nobody")}
        <span class="muted"> · {say("today", { date: today() })}</span>
      </p>
    </header>
  );
}
