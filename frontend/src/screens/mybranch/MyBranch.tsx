// The branch of a part-time secretary, on a phone first: what is to be done, the roster to confirm,
// the term, the posts, whom the branch covers. Officers open any branch here by its address.

import { useResource } from "../../api/resource";
import { session } from "../../api/session";
import { t } from "../../i18n";
import { today } from "../../lib/today";
import { query } from "../../router";
import { Tag } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed, Whole } from "../../ui/State";
import { Facts } from "./Facts";
import { isWarned, loadBranch, type WholeBranch } from "./load";
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
      <Whole title={say("title")}>
        <Empty title={say("noBranch")}>
          <p>{say("noBranchRemedy")}</p>
          <ButtonLink href="/ledgers/branches">{say("openLedger")}</ButtonLink>
        </Empty>
      </Whole>
    );
  }
  return <Branch key={id} id={id} />;
}

function Branch({ id }: { id: string }) {
  const { state, reload } = useResource((signal) => loadBranch(id, signal));
  const { data, fault, isLoading } = state.value;
  if (fault && !data) {
    return (
      <Whole title={say("title")}>
        <Failed fault={fault} onRetry={reload} />
      </Whole>
    );
  }
  if (!data && isLoading) {
    return (
      <div class="my-branch" key="coming">
        <Whole title={say("title")}>
          <Skeleton lines={8} />
        </Whole>
      </div>
    );
  }
  if (!data?.branch) {
    return (
      <Whole title={say("title")}>
        <Empty title={say("gone")}>
          <p>{say("goneRemedy")}</p>
        </Empty>
      </Whole>
    );
  }
  return (
    <div class="my-branch stack" key="branch">
      <Head branch={data.branch} />
      <Todo branch={data.branch} />
      <Roster
        branch={data.branch}
        members={data.members}
        isOverdue={isWarned(data.branch, "ROSTER_DUE")}
        onReload={reload}
      />
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
