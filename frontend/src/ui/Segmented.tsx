// One of a few views, all of them in sight: radio buttons that look like one control.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ComponentChildren;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset class="segmented">
      <legend class="hidden-text">{props.label}</legend>
      {props.segments.map(({ value, label }) => (
        <label class="segment" key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
