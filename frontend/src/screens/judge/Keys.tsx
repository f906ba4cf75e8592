// The keys of the pad. They are as wide as a thumb, and take no focus from a pointer.

import type { ComponentChildren } from "preact";
import { placesOf } from "../../offline/typing";
import { markOf, type Spot } from "./course";
import { say } from "./words";
import { eraseOne, press, save } from "./writing";

const digits = [..."123456789"];

export function Keys({ spot }: { spot: Spot }) {
  const { criterion } = spot.column;
  return (
    <div class="judge-keys">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid everywhere. */}
      <div class="judge-digits" role="group" aria-label={say("pad.keys")}>
        {digits.map((digit) => (
          <Key key={digit} onPress={() => press(digit)}>
            {digit}
          </Key>
        ))}
        {criterion.kind === "TIME" ? (
          <Key label={say("pad.colon")} onPress={() => press(":")}>
            :
          </Key>
        ) : (
          <Point isOffered={placesOf(criterion) > 0} />
        )}
        <Key onPress={() => press("0")}>0</Key>
        {criterion.kind === "TIME" && <Point isOffered />}
        <Key label={say("pad.back")} onPress={eraseOne}>
          ⌫
        </Key>
      </div>
      <button
        type="button"
        class="button button-primary judge-save"
        onMouseDown={stay}
        onClick={() => save()}
      >
        {say(markOf(spot.column) ? "mark.save" : "pad.save")}
      </button>
    </div>
  );
}

function Point({ isOffered }: { isOffered: boolean }) {
  return isOffered ? (
    <Key label={say("pad.point")} onPress={() => press(".")}>
      .
    </Key>
  ) : (
    <span />
  );
}

interface KeyProps {
  readonly label?: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

function Key({ label, onPress, children }: KeyProps) {
  return (
    <button type="button" class="judge-key" aria-label={label} onMouseDown={stay} onClick={onPress}>
      {children}
    </button>
  );
}

/** A key takes no focus from a pointer, else Enter on the keyboard would press it once more. */
export function stay(event: Event): void {
  event.preventDefault();
}
