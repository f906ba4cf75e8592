// What is typed at a practice session, what of it is new, and what each person has reached. Pure.

import type { PracticeEntriesQuery, PracticeSessionRowFragment } from "../../../gql/graphql";

export type Practiser = NonNullable<PracticeEntriesQuery["contest"]>["entries"]["nodes"][number];
export type Session = PracticeSessionRowFragment;

interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Tell whether a day is before the first or after the last of a contest. */
export function isOutside(day: string, { startsOn, endsOn }: Days): boolean {
  return day < startsOn || day > endsOn;
}

export interface Mark {
  readonly isPresent: boolean;
  /** As it is typed; empty for none. */
  readonly value: string;
}

export type Marks = Readonly<Record<string, Mark>>;

const absent: Mark = { isPresent: false, value: "" };

/** The marks of a session by entry, as they are kept. */
export function marksOf(session: string, entries: readonly Practiser[]): Marks {
  return Object.fromEntries(
    entries.map((entry) => {
      const kept = entry.practiceResults.nodes.find((one) => one.session?.id === session);
      const mark = kept
        ? { isPresent: kept.isPresent, value: kept.value === null ? "" : plain(kept.value ?? "") }
        : absent;
      return [entry.id, mark];
    }),
  );
}

function plain(decimal: string): string {
  return decimal === "" ? "" : String(Number(decimal));
}

/** The first entry whose value is no number, or nothing. */
export function faultIn(marks: Marks): string | undefined {
  const isNumber = (text: string) => text === "" || /^-?\d{1,9}(\.\d{1,6})?$/.test(text);
  return Object.keys(marks).find((entry) => !isNumber(marks[entry]?.value.trim() ?? ""));
}

/** Of what was typed, that of entries which are still on the list. */
export function ofListed(marks: Marks, entries: readonly Practiser[]): Marks {
  const listed = new Set(entries.map(({ id }) => id));
  return Object.fromEntries(Object.entries(marks).filter(([entry]) => listed.has(entry)));
}

interface Sent {
  readonly entryId: string;
  readonly isPresent: boolean;
  readonly value: string | null;
}

/** What differs from what is kept, as the API takes it; whoever has a value came. */
export function changesIn(marks: Marks, kept: Marks): readonly Sent[] {
  return Object.entries(marks).flatMap(([entryId, mark]) => {
    const value = mark.value.trim();
    const isPresent = mark.isPresent || value !== "";
    const before = kept[entryId] ?? absent;
    return before.isPresent === isPresent && before.value === value
      ? []
      : [{ entryId, isPresent, value: value === "" ? null : value }];
  });
}

export interface Best {
  readonly value: string;
  readonly unit: string;
  readonly heldOn: string;
}

export interface Person {
  readonly entry: Practiser;
  /** To how many of the sessions of the discipline it came. */
  readonly came: number;
  readonly all: number;
  /** One for each unit in which something was reached; the first time it was reached. */
  readonly bests: readonly Best[];
}

/** How often each came, and the best that each reached, the most diligent first. */
export function persons(
  entries: readonly Practiser[],
  sessions: readonly Session[],
): readonly Person[] {
  return entries
    .map((entry) => personOf(entry, sessions))
    .sort((one, other) => other.came - one.came || one.entry.bib.localeCompare(other.entry.bib));
}

function personOf(entry: Practiser, sessions: readonly Session[]): Person {
  const own = sessions
    .filter(({ discipline }) => discipline?.id === entry.discipline?.id)
    .sort((one, other) => one.heldOn.localeCompare(other.heldOn));
  const bests = new Map<string, Best>();
  let came = 0;
  for (const { id, unit, ranking, heldOn } of own) {
    const result = entry.practiceResults.nodes.find((one) => one.session?.id === id);
    came += result?.isPresent ? 1 : 0;
    const key = `${unit} ${ranking}`;
    if (result?.isPersonalBest && result.value && !bests.has(key)) {
      bests.set(key, { value: plain(result.value), unit, heldOn });
    }
  }
  return { entry, came, all: own.length, bests: [...bests.values()] };
}
