// The frame in which the map lives: it loads the engine, hands it scenes, and takes the keyboard.

import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { BaseMap } from "../../api/settings";
import type { Listeners, MapEngine, Step } from "../../map/engine";
import type { Item, Key, Scene, Target } from "../../map/model";
import { Button } from "../../ui/Button";
import { Loading } from "../../ui/State";
import { sentence } from "./speech";
import { say } from "./words";

interface StageProps {
  readonly engine: Signal<MapEngine | null>;
  readonly scene: ReadonlySignal<Scene>;
  readonly chosen: ReadonlySignal<Key | null>;
  readonly hover: Signal<Key | null>;
  readonly base: ReadonlySignal<BaseMap | null>;
  readonly start: () => Target;
  readonly listeners: Listeners;
  readonly onHome: () => void;
}

export function Stage(props: StageProps) {
  const { engine, scene, chosen, hover, base, start, listeners, onHome } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const hasFailed = useSignal(false);
  const turn = useSignal(0);
  const said = useSignal("");
  useEffect(() => {
    let isGone = false;
    hasFailed.value = false;
    import("../../map/engine").then(
      ({ openMap }) => {
        if (!isGone && frame.current) {
          engine.value = openMap(frame.current, start(), listeners);
        }
      },
      () => {
        hasFailed.value = true;
      },
    );
    return () => {
      isGone = true;
      engine.peek()?.close();
      engine.value = null;
    };
  }, [turn.value]);
  useSignalEffect(() => engine.value?.show(scene.value));
  useSignalEffect(() => engine.value?.mark(chosen.value, hover.value));
  useSignalEffect(() => {
    engine.value?.lay(base.value).catch(listeners.onTileFault);
  });
  const steer = (event: KeyboardEvent) => {
    const now = engine.peek();
    if (now && !event.ctrlKey && !event.metaKey && !event.altKey) {
      steerBy(event, now, hover, said, onHome);
    }
  };
  return (
    <>
      <div
        class="map-frame"
        ref={frame}
        role="application"
        aria-label={say("stage")}
        aria-describedby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by keys.
        tabIndex={0}
        onKeyDown={steer}
        onMouseLeave={() => {
          hover.value = null;
        }}
      />
      <p class="hidden-text" id={id}>
        {say("stageHelp")}
      </p>
      <p class="hidden-text" role="status" data-said>
        {said.value}
      </p>
      <KeyHints />
      {hasFailed.value && (
        <div class="map-cover" role="alert">
          <p class="strong">{say("mapFailed")}</p>
          <p>{say("mapFailedHint")}</p>
          <Button onClick={() => turn.value++}>{say("retry")}</Button>
        </div>
      )}
      {!engine.value && !hasFailed.value && (
        <div class="map-cover">
          <Loading />
        </div>
      )}
    </>
  );
}

/** Shown while the map has the keyboard. */
function KeyHints() {
  return (
    <ul class="map-keys" aria-hidden="true">
      {(["keyMove", "keyZoom", "keyStep", "keyOpen", "keyHome", "keyLeave"] as const).map((key) => (
        <li key={key}>{say(key)}</li>
      ))}
    </ul>
  );
}

const near = 80;
const far = 320;

function moveOf({ key, shiftKey }: KeyboardEvent): Step | undefined {
  const way = shiftKey ? far : near;
  const moves: Readonly<Record<string, Step>> = {
    ArrowLeft: { east: -way },
    ArrowRight: { east: way },
    ArrowUp: { south: -way },
    ArrowDown: { south: way },
    "+": { zoom: 1 },
    "=": { zoom: 1 },
    "-": { zoom: -1 },
    _: { zoom: -1 },
  };
  return moves[key];
}

function steerBy(
  event: KeyboardEvent,
  engine: MapEngine,
  hover: Signal<Key | null>,
  said: Signal<string>,
  onHome: () => void,
): void {
  const move = moveOf(event);
  const step = { n: 1, N: 1, p: -1, P: -1 }[event.key];
  if (move) {
    engine.step(move);
  } else if (step) {
    roam(engine.inView(), step, hover, said);
  } else if (event.key === "Home") {
    onHome();
  } else if (event.key === "Enter" && hover.value) {
    engine.pick(hover.value);
  } else {
    return;
  }
  event.preventDefault();
}

/** Stand on the next thing in view, in reading order, and say what it is. */
function roam(
  items: readonly Item[],
  step: number,
  hover: Signal<Key | null>,
  said: Signal<string>,
): void {
  const before = items.findIndex(({ key }) => key === hover.value);
  const at = before === -1 && step < 0 ? items.length - 1 : before + step;
  const item = items[(at + items.length) % items.length];
  if (!item) {
    said.value = say("sayNothing");
    return;
  }
  const place = say("sayOf", { at: items.indexOf(item) + 1, total: items.length });
  hover.value = item.key;
  said.value = `${sentence(item)}${say("saySeparator")}${place}`;
}
