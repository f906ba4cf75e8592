// The rest at a glance: the term with its countdown, the posts, whom the branch covers, when the
// roster was confirmed.

import type { ComponentChildren, VNode } from "preact";
import { t } from "../../i18n";
import { dayBefore } from "../../lib/dates";
import { today } from "../../lib/today";
import { Countdown } from "../../ui/Countdown";
import type { WholeBranch } from "./load";
import { holdsOn } from "./roster";
import { rules, say } from "./words";

export function Facts({ branch }: { branch: WholeBranch }) {
  return (
    <div class="columns">
      <Term branch={branch} />
      <Committee branch={branch} />
      <Organizations branch={branch} />
      <Records branch={branch} />
    </div>
  );
}

function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A list, or the words for none. */
function Lines({ none, children }: { none: string; children: VNode[] }) {
  return children.length === 0 ? <p class="muted">{none}</p> : <ul class="lines">{children}</ul>;
}

function Source({ text, chapter }: { text: string; chapter: string }) {
  return (
    <p class="small muted">
      {text} · {say("todo.source", { source: `${rules}${chapter}` })}
    </p>
  );
}

function Term({ branch }: { branch: WholeBranch }) {
  const day = today();
  const term = branch.terms.nodes.find((one) => holdsOn(one, day)) ?? branch.terms.nodes[0];
  return (
    <Card title={say("term.title")}>
      {!term && <p class="muted">{say("term.none")}</p>}
      {term && !term.validTo && <p>{say("term.open", { from: term.validFrom ?? "…" })}</p>}
      {term?.validTo && (
        <>
          <p class="big">
            <Countdown today={day} due={dayBefore(term.validTo)} />
          </p>
          <p class="muted">
            {say("term.span", { from: term.validFrom ?? "…", to: dayBefore(term.validTo) })}
          </p>
        </>
      )}
      <Source text={say("term.source")} chapter={say("chapter6")} />
    </Card>
  );
}

function Committee({ branch }: { branch: WholeBranch }) {
  const posts = branch.postHoldings.nodes.filter((post) => holdsOn(post, today()));
  return (
    <Card title={say("committee.title")}>
      <Lines none={say("committee.none")}>
        {posts.map((post) => (
          <li key={post.id}>
            <span class="muted">{t(`BranchPost.${post.post}`)}</span>
            <span>{post.member?.name ?? "—"}</span>
          </li>
        ))}
      </Lines>
      <Source text={say("committee.source")} chapter={say("chapter6")} />
    </Card>
  );
}

function Organizations({ branch }: { branch: WholeBranch }) {
  const { nodes } = branch.organizations;
  return (
    <Card title={say("organizations.title")}>
      <Lines none={say("organizations.none")}>
        {nodes.map((one) => (
          <li key={one.id}>
            <a href={`/ledgers/organizations?open=${encodeURIComponent(one.id)}`}>{one.name}</a>
            <span class="cell-note">{one.address}</span>
          </li>
        ))}
      </Lines>
      {branch.organizationCount > nodes.length && (
        <p class="muted">
          {say("organizations.more", { count: branch.organizationCount - nodes.length })}
        </p>
      )}
    </Card>
  );
}

function Records({ branch }: { branch: WholeBranch }) {
  const { nodes } = branch.rosterConfirmations;
  return (
    <Card title={say("records.title")}>
      <Lines none={say("records.none")}>
        {nodes.map((one) => (
          <li key={one.id}>
            <span>
              {one.confirmedOn}
              {one.confirmedBy && (
                <span class="muted"> {say("records.by", { name: one.confirmedBy })}</span>
              )}
            </span>
            <span>
              {one.memberCount !== null && say("records.line", { count: one.memberCount ?? 0 })}
              {one.noteCount ? ` · ${say("records.notes", { count: one.noteCount })}` : ""}
            </span>
          </li>
        ))}
      </Lines>
    </Card>
  );
}
