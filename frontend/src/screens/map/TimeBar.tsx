// The day of the map: a slider by month over three years, and the day itself.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { today } from "../../lib/today";
import { addressWith, go } from "../../router";
import { Button } from "../../ui/Button";
import { dayAt, monthsBack, stopOf } from "./months";
import { say } from "./words";

const slidingPause = 220;

export function TimeBar({ asOf }: { asOf: string }) {
  const sliding = useSignal<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = sliding.value ?? asOf;
  const stop = stopOf(shown, today());
  const choose = (day: string) => {
    clearTimeout(timer.current);
    sliding.value = null;
    go(addressWith({ asOf: day === today() ? null : day }), { replace: true });
  };
  const slide = (to: number) => {
    const day = dayAt(to, today());
    sliding.value = day;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => choose(day), slidingPause);
  };
  return (
    <div class="map-time">
      <Button
        weight="quiet"
        icon="left"
        label={say("earlier")}
        disabled={stop >= monthsBack}
        onClick={() => slide(stop + 1)}
      />
      <input
        class="map-slider"
        type="range"
        min={-monthsBack}
        max={0}
        value={-stop}
        aria-label={say("timeSlider")}
        aria-valuetext={shown}
        onInput={(event) => slide(-Number(event.currentTarget.value))}
      />
      <Button
        weight="quiet"
        icon="right"
        label={say("later")}
        disabled={stop === 0}
        onClick={() => slide(stop - 1)}
      />
      <input
        class="control map-day"
        type="date"
        value={shown}
        min="1921-07-01"
        max="2199-12-31"
        aria-label={say("time")}
        onChange={(event) => event.currentTarget.value && choose(event.currentTarget.value)}
      />
    </div>
  );
}
