// What the colours, shapes and numbers mean, and how many of each are in view.

import type { ComponentChildren } from "preact";
import { floors, type Level, levels } from "../../map/levels";
import type { Mark, Place, PlaceKind } from "../../map/model";
import { uncoveredMarks } from "../../map/model";
import { countLevels } from "./inView";
import { ClusterSymbol, FlagSymbol, LevelSymbol, MarkSymbol, TieSymbol } from "./Symbols";
import { say } from "./words";

interface LegendProps {
  readonly kind: PlaceKind;
  /** The places of this kind in view. */
  readonly places: readonly Place[];
  /** The organizations in view by their marks; null where they are not shown one by one. */
  readonly marks: ReadonlyMap<Mark, number> | null;
  readonly hasJoints: boolean;
}

export function LegendBody({ kind, places, marks, hasJoints }: LegendProps) {
  const counts = countLevels(places);
  const shown = levels.filter((level) => level in floors || (counts.get(level) ?? 0) > 0);
  return (
    <>
      <p class="legend-title">
        {say(`legend.${kind}`)}
        <span class="legend-count">{say("legend.count")}</span>
      </p>
      <ul>
        {[...shown].sort(byLevel).map((level) => (
          <Entry key={level} symbol={<LevelSymbol level={level} />} count={counts.get(level) ?? 0}>
            {say(`level.${level}`)}
          </Entry>
        ))}
      </ul>
      {marks && <Marks marks={marks} />}
      {kind === "building" && (
        <ul class="legend-notes">
          <Entry symbol={<span class="legend-square">8</span>}>
            {say("legend.building.number")}
          </Entry>
          <Entry symbol={<FlagSymbol />}>{say("legend.building.flag")}</Entry>
          {hasJoints && <Entry symbol={<TieSymbol />}>{say("legend.joint")}</Entry>}
        </ul>
      )}
    </>
  );
}

function byLevel(one: Level, other: Level): number {
  const rank = (level: Level) => (typeof level === "number" ? -level : levels.indexOf(level));
  return rank(one) - rank(other);
}

function Marks({ marks }: { marks: ReadonlyMap<Mark, number> }) {
  return (
    <>
      <p class="legend-title">{say("legend.marks")}</p>
      <ul>
        {(["covered", ...uncoveredMarks] as const).map((mark) => (
          <Entry key={mark} symbol={<MarkSymbol mark={mark} />} count={marks.get(mark) ?? 0}>
            {say(`mark.${mark}`)}
          </Entry>
        ))}
        <Entry symbol={<ClusterSymbol />}>{say("legend.cluster")}</Entry>
      </ul>
    </>
  );
}

interface EntryProps {
  readonly symbol: ComponentChildren;
  readonly count?: number;
  readonly children: ComponentChildren;
}

function Entry({ symbol, count, children }: EntryProps) {
  return (
    <li class="legend-entry">
      <span class="legend-symbol">{symbol}</span>
      <span>{children}</span>
      {count !== undefined && <span class="legend-count">{count}</span>}
    </li>
  );
}
