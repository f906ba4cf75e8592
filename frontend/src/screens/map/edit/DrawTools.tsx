// The corners of a drawing beside the map: what the keys do, steps back, and every corner as text that
// can be typed, pasted and read aloud.

import { useSignal } from "@preact/signals";
import {
  closed,
  cornerCount,
  cornerLines,
  emptySketch,
  mayClose,
  type Sketch,
  withLines,
} from "../../../map/sketch";
import { Button } from "../../../ui/Button";
import { TextArea } from "../../../ui/Field";
import { say } from "./words";

interface DrawToolsProps {
  readonly id: string;
  readonly sketch: Sketch;
  readonly error: string | undefined;
  readonly onChange: (sketch: Sketch) => void;
  readonly onBack: () => void;
}

export function DrawTools({ id, sketch, error, onChange, onBack }: DrawToolsProps) {
  const isLine = sketch.tool === "line";
  return (
    <div class="stack-tight">
      <p class="muted small">{say(isLine ? "drawLine" : "drawPolygon")}</p>
      <div class="cluster">
        <Button icon="keyboard" onClick={toMap}>
          {say("toMap")}
        </Button>
        <Button icon="undo" disabled={cornerCount(sketch) === 0} onClick={onBack}>
          {say("back")}
        </Button>
        {!isLine && (
          <Button disabled={!mayClose(sketch)} onClick={() => onChange(closed(sketch))}>
            {say("close")}
          </Button>
        )}
        <Button
          disabled={cornerCount(sketch) === 0}
          onClick={() => onChange(emptySketch(sketch.tool))}
        >
          {say("redraw")}
        </Button>
      </div>
      <Corners id={id} sketch={sketch} error={error} onChange={onChange} />
    </div>
  );
}

/** Give the keyboard to the map. */
function toMap(): void {
  document.querySelector<HTMLElement>(".map-frame")?.focus();
}

type CornersProps = Omit<DrawToolsProps, "onBack">;

/** The text is the person's while it has a fault, and follows the map else. */
function Corners({ id, sketch, error, onChange }: CornersProps) {
  const typed = useSignal<{ readonly text: string; readonly of: Sketch } | null>(null);
  const own = typed.value?.of === sketch ? typed.value.text : null;
  const text = own ?? cornerLines(sketch);
  const read = own === null ? sketch : withLines(sketch, own);
  const type = (next: string) => {
    const changed = withLines(sketch, next);
    const isRead = "parts" in changed;
    typed.value = { text: next, of: isRead ? changed : sketch };
    if (isRead) {
      onChange(changed);
    }
  };
  return (
    <TextArea
      id={id}
      label={say("corners", { count: cornerCount(sketch) })}
      hint={say("cornersHint")}
      error={"parts" in read ? error : faultWords(read)}
      rows={5}
      value={text}
      onInput={type}
    />
  );
}

function faultWords(fault: Exclude<ReturnType<typeof withLines>, Sketch>): string {
  return "line" in fault
    ? say("cornerFault", { line: fault.line })
    : say("ringFault", { count: fault.rings });
}
