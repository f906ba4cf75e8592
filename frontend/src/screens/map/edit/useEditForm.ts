// What a form of the map holds: its draft, its way to the server, the drawing table and the keys.

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useDraft } from "../../../forms/useDraft";
import { useSaving } from "../../../forms/useSaving";
import type { MapEngine } from "../../../map/engine";
import type { Place } from "../../../map/model";
import { closed, isWhole, type Sketch, sketchText, stepBack } from "../../../map/sketch";
import { addressWith, go } from "../../../router";
import { tell } from "../../../ui/toasts";
import type { MapData } from "../data";
import { choice } from "../state";
import {
  type DeedName,
  type Done,
  deeds,
  type EditValues,
  modeText,
  readTarget,
  send,
  type Target,
  type Told,
  valuesFor,
} from "./deeds";
import { neighborsOf, paperOf } from "./paper";
import { ownTown } from "./rights";
import { useKeys, useTable } from "./useTable";
import { say } from "./words";

export interface EditFormProps {
  readonly engine: ReadonlySignal<MapEngine | null>;
  readonly data: MapData;
  readonly deed: DeedName;
  readonly places: readonly Place[];
  readonly target: Target | null;
  readonly onReread: () => void;
}

export type EditFormState = ReturnType<typeof useEditForm>;

export function useEditForm({ engine, data, deed, places, target, onReread }: EditFormProps) {
  const what = deeds[deed];
  const initial = useMemo(() => valuesFor(deed, target, firstTown(places)), []);
  const draft = useDraft<EditValues>(`map:${modeText(deed, target?.id ?? null)}`, initial);
  const conflict = useSignal<Told | null>(null);
  const done = useSignal<Done | null>(null);
  const said = useSignal("");
  const isOutline = useSignal(false);
  const snaps = useSignal(true);
  const past = useSignal<readonly Sketch[]>([]);
  const others = useComputed(() => data.places.value?.all ?? []);
  const neighbors = useComputed(() => (snaps.value ? neighborsOf(others.value, target) : []));
  const finish = () => {
    data.reload();
    go(addressWith({ edit: null, ...choice(done.peek()?.key ?? null) }));
  };
  const saving = useSaving<EditValues, Done>(
    draft,
    async (values, idempotencyKey) => {
      const sent = { ...values, sketch: closed(values.sketch) };
      const answer = await send(deed, sent, target?.id ?? null, idempotencyKey);
      conflict.value = answer.problems.find(({ code }) => code === "CHANGED_MEANWHILE") ?? null;
      if (conflict.value) {
        onReread();
      }
      return answer;
    },
    (answer) => {
      done.value = answer;
      draft.clear(initial);
      if (answer.warnings.length === 0) {
        tell("good", say("savedAs", { name: answer.name }));
        finish();
      } else {
        data.reload();
      }
    },
  );
  const told = useComputed<readonly Told[]>(
    () => done.value?.warnings ?? (saving.problems.value as readonly Told[]),
  );
  const draw = (sketch: Sketch, isStep = true) => {
    if (isStep) {
      past.value = [...past.peek(), draft.values.peek().sketch];
    }
    draft.change({ sketch });
  };
  const back = () => {
    const before = past.peek();
    const last = before[before.length - 1];
    past.value = before.slice(0, -1);
    draft.change({ sketch: last ?? stepBack(draft.values.peek().sketch) });
  };
  const toggle = async (id: string) => {
    const { chosen } = draft.values.peek();
    if (chosen.some((one) => one.id === id)) {
      draft.change({ chosen: chosen.filter((one) => one.id !== id) });
      return;
    }
    const found = await readTarget(what.many ?? "area", id).catch(() => null);
    if (found) {
      const { name, revision } = found;
      draft.change({ chosen: [...draft.values.peek().chosen, { id, name, revision }] });
    }
  };
  const { table, hasFailed } = useTable(
    engine,
    () =>
      paperOf({
        deed: what,
        values: draft.values.value,
        target,
        places: others.value,
        told: told.value,
        hasConflict: conflict.value !== null,
        isOutline: isOutline.value,
        neighbors: neighbors.value,
      }),
    {
      onSketch: draw,
      onPoint: ({ longitude, latitude }) =>
        draft.change({
          longitude: longitude.toFixed(6),
          latitude: latitude.toFixed(6),
          system: "WGS84",
        }),
      onCross: ({ longitude, latitude }, name) => {
        const where = { longitude: longitude.toFixed(5), latitude: latitude.toFixed(5) };
        said.value = name ? say("crossAt", { ...where, name }) : say("cross", where);
      },
      onShape: (id) => {
        if (id !== null && what.many) {
          void toggle(id);
        }
      },
    },
  );
  useKeys(table, {
    onBack: back,
    onClose: () => draw(closed(draft.values.peek().sketch)),
    onEscape: () => {
      const { sketch } = draft.values.peek();
      if (JSON.stringify(sketch) === JSON.stringify(initial.sketch)) {
        go(addressWith({ edit: "menu" }));
      } else {
        draw(initial.sketch);
        said.value = say("givenUp");
      }
    },
  });
  const keepMine = async () => {
    const { chosen } = draft.values.peek();
    const read = await Promise.all(chosen.map(({ id }) => readTarget(what.many ?? "area", id)));
    draft.change({
      revision: conflict.peek()?.currentRevision ?? draft.values.peek().revision,
      chosen: chosen.map((one, at) => ({ ...one, revision: read[at]?.revision ?? one.revision })),
    });
    conflict.value = null;
    await saving.save();
  };
  const takeTheirs = () => {
    draft.clear(valuesFor(deed, target, firstTown(places)));
    past.value = [];
    conflict.value = null;
    saving.forget();
  };
  const isOpen = useComputed(() => table.value !== null);
  const isReady = useComputed(() => isComplete(deed, draft.values.value));
  return {
    draft,
    saving,
    conflict,
    done,
    said,
    isOutline,
    snaps,
    hasFailed,
    isOpen,
    isReady,
    draw,
    back,
    toggle,
    keepMine,
    takeTheirs,
    finish,
  };
}

/** The only town there is to choose; among several none is guessed. */
function firstTown(places: readonly Place[]): string {
  const towns = places.filter(({ kind }) => kind === "town");
  return ownTown() ?? (towns.length === 1 ? (towns[0]?.id ?? "") : "");
}

/** Enough is there to be sent; whether it is right, the rules say. */
function isComplete(deed: DeedName, values: EditValues): boolean {
  const { tool, many, hasPoint } = deeds[deed];
  if (many !== null) {
    return values.chosen.length >= 2;
  }
  if (hasPoint) {
    const hasPlace = values.longitude.trim() !== "" || sketchText(values.sketch) !== null;
    return deed === "addBuilding" ? values.townId !== "" : hasPlace;
  }
  return tool === null || isWhole(values.sketch);
}
