// What a form keeps of its unsaved values on the device: the shape of a draft, how long it lives,
// and what is never kept. Pure; `src/forms` stores and restores.

export type DraftValue =
  | string
  | number
  | boolean
  | null
  | readonly DraftValue[]
  | { readonly [name: string]: DraftValue };

export type DraftValues = { readonly [name: string]: DraftValue };

/** One try to save: the same values are sent again under the same key, so they act once. */
export interface Attempt {
  readonly idempotencyKey: string;
  /** The values that were sent, as JSON. */
  readonly sent: string;
}

export interface Draft {
  readonly user: string;
  readonly key: string;
  readonly values: DraftValues;
  /** Units: milliseconds since 1970. */
  readonly savedAt: number;
  /** A personal number was typed, and left out here. */
  readonly isIncomplete: boolean;
  readonly attempt: Attempt | null;
}

const days = 24 * 60 * 60 * 1000;
/** Older drafts are forgotten. Units: milliseconds. */
export const longestLife = 30 * days;

export function isTooOld(draft: Draft, now: number): boolean {
  return now - draft.savedAt > longestLife;
}

/** Fields of people that never stay on a device, whatever their form calls the rest of them. */
const personalField = /password|^(id|citizen)Number$|phone$/i;
const personalText =
  /\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|(?:^|\D)1[3-9]\d{9}(?!\d)/;

/** Leave out personal numbers, wherever they were typed. */
export function withoutPersonalNumbers(values: DraftValues): {
  readonly values: DraftValues;
  readonly isIncomplete: boolean;
} {
  let isIncomplete = false;
  const clean = (value: DraftValue): DraftValue | undefined => {
    if (typeof value === "string") {
      if (!personalText.test(value)) {
        return value;
      }
      isIncomplete = true;
      return undefined;
    }
    if (Array.isArray(value)) {
      return value.map((item) => clean(item) ?? null);
    }
    return value !== null && typeof value === "object" ? cleanFields(value as DraftValues) : value;
  };
  const cleanFields = (fields: DraftValues): DraftValues => {
    const kept: Record<string, DraftValue> = {};
    for (const [name, value] of Object.entries(fields)) {
      if (personalField.test(name)) {
        isIncomplete = isIncomplete || (value !== "" && value !== null);
        continue;
      }
      const cleaned = clean(value);
      if (cleaned !== undefined) {
        kept[name] = cleaned;
      }
    }
    return kept;
  };
  return { values: cleanFields(values), isIncomplete };
}

/** A record for the device; null when nothing differs from what the form began with. */
export function draftOf(
  user: string,
  key: string,
  { values, initial, attempt, now }: Typed,
): Draft | null {
  if (JSON.stringify(values) === JSON.stringify(initial)) {
    return null;
  }
  const { values: kept, isIncomplete } = withoutPersonalNumbers(values);
  // An attempt names the values that it sent: with a personal number among them it stays in memory.
  return {
    user,
    key,
    values: kept,
    savedAt: now,
    isIncomplete,
    attempt: isIncomplete ? null : attempt,
  };
}

interface Typed {
  readonly values: DraftValues;
  readonly initial: DraftValues;
  readonly attempt: Attempt | null;
  readonly now: number;
}
