// The forms of awards: how many of each rank, whom they are for, one alone, and taking one back.

import { useResource } from "../../../api/resource";
import {
  type AwardRowFragment,
  GiveAwardDocument,
  GiveAwardsDocument,
  ProposeAwardsDocument,
  type ProposeAwardsMutation,
  TakeBackAwardDocument,
} from "../../../gql/graphql";
import { today } from "../../../lib/today";
import { Sheet } from "../../../ui/Sheet";
import { Skeleton } from "../../../ui/Skeleton";
import { Failed } from "../../../ui/State";
import { allEntries } from "../entryRows";
import type { FormField } from "../formFields";
import { type Contest, put } from "../load";
import { plainNumber } from "../plainNumber";
import { SheetForm } from "../SheetForm";
import { choicesOf, say } from "./words";

export type Nominee = ProposeAwardsMutation["proposeAwards"]["nominees"][number];

interface ProposeProps {
  readonly contest: Contest;
  readonly onClose: () => void;
  readonly onFound: (nominees: readonly Nominee[]) => void;
}

export function Propose({ contest, onClose, onFound }: ProposeProps) {
  const counts: readonly FormField[] = (
    [
      ["first", "FIRST"],
      ["second", "SECOND"],
      ["third", "THIRD"],
      ["excellence", "EXCELLENCE"],
    ] as const
  ).map(([name, rank]) => ({ name, label: say(`AwardRank.${rank}`), kind: "whole" }));
  return (
    <SheetForm
      title={say("award.propose")}
      draft={`${contest.id}:propose`}
      hint={say("award.proposeHint")}
      fields={[
        {
          name: "disciplineId",
          label: say("award.discipline"),
          kind: "choice",
          isRequired: true,
          choices: contest.disciplines.nodes.map(({ id, name }) => ({ value: id, label: name })),
        },
        ...counts,
      ]}
      initial={{
        texts: {
          disciplineId: contest.disciplines.nodes[0]?.id ?? "",
          first: "1",
          second: "2",
          third: "3",
        },
        names: {},
      }}
      action={say("award.propose")}
      send={(input: object) => put(ProposeAwardsDocument, input)}
      onSaved={({ nominees }) => onFound(nominees)}
      onClose={onClose}
    />
  );
}

interface ReviewProps {
  readonly contest: Contest;
  readonly nominees: readonly Nominee[];
  readonly onClose: () => void;
  readonly onSaved: (count: number) => void;
}

/** Whom the awards are for: those whose shared place is over the count are for the organizer. */
export function Review({ contest, nominees, onClose, onSaved }: ReviewProps) {
  if (nominees.length === 0) {
    return (
      <Sheet title={say("award.review")} onClose={onClose}>
        <p>{say("award.nobody")}</p>
      </Sheet>
    );
  }
  return (
    <SheetForm
      title={say("award.review")}
      draft={`${contest.id}:nominees:${nominees.map(({ entryId }) => entryId).join(",")}`}
      fields={[
        ...nominees.map(fieldOf),
        { name: "givenOn", label: say("award.givenOn"), kind: "date", isRequired: true },
      ]}
      initial={{
        texts: {
          ...Object.fromEntries(
            nominees.map(({ entryId, isOver }) => [entryId, String(!isOver)] as const),
          ),
          givenOn: today(),
        },
        names: {},
      }}
      action={say("award.giveAll")}
      send={({ givenOn, ...chosen }: Record<string, unknown>, idempotencyKey) =>
        put(GiveAwardsDocument, {
          contestId: contest.id,
          givenOn,
          awards: nominees
            .filter(({ entryId }) => chosen[entryId] === true)
            .map(({ entryId, rank }) => ({ entryId, rank })),
          idempotencyKey,
        })
      }
      onSaved={({ awards }) => onSaved(awards.length)}
      onClose={onClose}
    />
  );
}

function fieldOf({ entryId, bib, name, rank, place, total, ...one }: Nominee): FormField {
  const words = {
    rank: say(`AwardRank.${rank}`),
    place,
    organization: one.organizationName,
    total: plainNumber(total ?? "—"),
  };
  return {
    name: entryId,
    label: say("award.nominee", { ...words, bib, name: name ?? "" }),
    kind: "yesNo",
    hint: one.isOver ? say("award.over", words) : say("award.fits", words),
  };
}

interface OneProps {
  readonly contest: Contest;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function GiveOne({ contest, onClose, onSaved }: OneProps) {
  const { state, reload } = useResource((signal) => allEntries(contest.id, signal));
  const { data, fault } = state.value;
  if (!data) {
    return (
      <Sheet title={say("award.single")} onClose={onClose}>
        {fault ? <Failed fault={fault} onRetry={reload} /> : <Skeleton lines={4} />}
      </Sheet>
    );
  }
  return (
    <SheetForm
      title={say("award.single")}
      draft={`${contest.id}:award`}
      fields={[
        {
          name: "rank",
          label: say("award.rank"),
          kind: "choice",
          isRequired: true,
          choices: choicesOf("AwardRank"),
        },
        {
          name: "entryId",
          label: say("award.entry"),
          kind: "choice",
          choices: data
            .filter(({ state: now }) => now === "ENTERED")
            .map(({ id, bib, name }) => ({ value: id, label: `${bib} ${name ?? ""}` })),
          hint: say("award.entryHint"),
        },
        {
          name: "organizationId",
          label: say("award.organization"),
          kind: "lookup",
          lookup: "organizations",
          hint: say("award.organizationHint"),
        },
        { name: "givenOn", label: say("award.givenOn"), kind: "date" },
        {
          name: "certificateNumber",
          label: say("award.number"),
          kind: "text",
          hint: say("award.numberHint"),
        },
      ]}
      initial={{ texts: { rank: "EXCELLENCE", givenOn: today() }, names: {} }}
      action={say("award.giveAll")}
      send={(input: object, idempotencyKey) =>
        put(GiveAwardDocument, { contestId: contest.id, ...input, idempotencyKey })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

interface TakeBackProps {
  readonly award: AwardRowFragment;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function TakeBack({ award, onClose, onSaved }: TakeBackProps) {
  return (
    <SheetForm
      title={say("award.takeBackFor", { number: award.certificateNumber })}
      draft={`${award.id}:takeBack`}
      hint={say("award.takeBackHint")}
      fields={[{ name: "reason", label: say("award.reason"), kind: "text", isRequired: true }]}
      action={say("award.takeBack")}
      send={(input: object, idempotencyKey) =>
        put(TakeBackAwardDocument, {
          id: award.id,
          revision: award.revision,
          ...input,
          idempotencyKey,
        })
      }
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
