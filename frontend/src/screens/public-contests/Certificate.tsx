// Whether a certificate holds: the page to which the code on it leads. It works for everybody and
// before anything is published, since the signed code is the right.

import "./publicContests.css";
import { call } from "../../api/client";
import { useResource } from "../../api/resource";
import { path } from "../../router";
import { Badge } from "../../ui/Badge";
import { type Fact, Facts } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { Frame } from "../public/Frame";
import { daysOf } from "./days";
import { say } from "./words";

interface Valid {
  readonly state: "VALID";
  readonly kind: "AWARD" | "PARTICIPATION";
  readonly number: string;
  readonly contest: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly issuer: string;
  readonly discipline: string | null;
  readonly bib: string | null;
  readonly name: string | null;
  readonly organization: string;
  readonly rank: "FIRST" | "SECOND" | "THIRD" | "EXCELLENCE" | "ORGANIZER" | null;
  readonly givenOn: string;
}

type Checked = Valid | { readonly state: "WITHDRAWN" };

export function Certificate() {
  const code = path.value.slice(path.value.lastIndexOf("/") + 1);
  const { state, reload } = useResource((signal) =>
    call<Checked>(`/certificate-checks/${encodeURIComponent(code)}`, { signal, isPublic: true }),
  );
  const { data, fault } = state.value;
  return (
    <Frame
      isSynthetic={false}
      name={say("certificate.title")}
      home="/public/contests"
      foot={say("certificate.foot")}
    >
      <h1>{say("certificate.title")}</h1>
      {fault ? (
        fault.code === "CERTIFICATE_FORGED" ? (
          <Empty title={say("certificate.forged")}>
            <p>{fault.message}</p>
            <p>{fault.remedy}</p>
          </Empty>
        ) : (
          <Failed fault={fault} onRetry={reload} />
        )
      ) : !data ? (
        <Skeleton lines={6} />
      ) : data.state === "VALID" ? (
        <Held found={data} />
      ) : (
        <section class="card stack-tight">
          <h2>
            <Badge tone="bad">{say("certificate.withdrawn")}</Badge>
          </h2>
          <p>{say("certificate.withdrawnText")}</p>
        </section>
      )}
    </Frame>
  );
}

function Held({ found }: { found: Valid }) {
  return (
    <section class="card stack-tight">
      <h2>
        <Badge tone="good">{say("certificate.valid")}</Badge>
      </h2>
      <p>{say("certificate.validText")}</p>
      <Facts facts={factsOf(found).filter(([, value]) => value)} />
      <p class="muted small">{say("certificate.nameHint")}</p>
    </section>
  );
}

function factsOf(found: Valid): Fact[] {
  return [
    [say("certificate.number"), found.number],
    [say("certificate.kind"), say(`certificate.${found.kind}`)],
    [say("certificate.award"), found.rank && say(`AwardRank.${found.rank}`)],
    [say("contest"), found.contest],
    [say("certificate.days"), daysOf(found.startsOn, found.endsOn)],
    [say("certificate.discipline"), found.discipline],
    [say("organization"), found.organization],
    [say("bib"), found.bib],
    [say("name"), found.bib ? (found.name ?? say("unnamed")) : null],
    [say("certificate.given"), found.givenOn],
    [say("organizer"), found.issuer],
  ];
}
