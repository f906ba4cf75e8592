// What an import makes of a shape: its tone on the map and in the table, the same in both.

import type {
  FeatureOutcome,
  GeometryFeatureFragment,
  GeometrySummaryFragment,
} from "../../gql/graphql";
import { t } from "../../i18n";
import { say } from "./words";

export type Feature = GeometryFeatureFragment;

export const outcomes = ["REFUSED", "AMBIGUOUS", "CHANGED", "NEW", "SAME"] as const;

export const tones = {
  NEW: "good",
  CHANGED: "info",
  SAME: "calm",
  AMBIGUOUS: "warn",
  REFUSED: "bad",
} as const satisfies Record<FeatureOutcome, string>;

export function outcomeName(outcome: FeatureOutcome): string {
  return outcome === "AMBIGUOUS" ? say("ambiguous") : t(`outcome.${outcome}`);
}

export function countOf({ counts }: GeometrySummaryFragment, outcome: FeatureOutcome): number {
  return {
    NEW: counts.new,
    CHANGED: counts.changed,
    SAME: counts.same,
    AMBIGUOUS: counts.ambiguous,
    REFUSED: counts.refused,
  }[outcome];
}
