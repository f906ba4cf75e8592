// Bars drawn as SVG attributes, since inline styles are forbidden. The numbers stand beside them in
// text: a bar is only their picture.

interface MeterProps {
  /** Ratio 0–1; null when there is nothing to divide by. */
  readonly ratio: number | null;
}

export function Meter({ ratio }: MeterProps) {
  const width = Math.max(0, Math.min(1, ratio ?? 0)) * 100;
  return (
    <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="4" />
      <rect class="bar-fill" width={width} height="4" />
    </svg>
  );
}

export interface Part {
  readonly id: string;
  readonly count: number;
  readonly tone: 1 | 2 | 3 | 4 | 5;
}

/** One bar cut into parts that add up to the whole. */
export function PartsBar({ parts }: { parts: readonly Part[] }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  let before = 0;
  return (
    <svg class="bars parts" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      {total === 0 && <rect class="bar-track" width="1000" height="24" />}
      {parts.map((part) => {
        const width = total === 0 ? 0 : (part.count / total) * 1000;
        const x = before;
        before += width;
        return (
          <rect
            key={part.id}
            class={`tone-${part.tone}`}
            x={x}
            width={Math.max(0, width - 2)}
            height="24"
          />
        );
      })}
    </svg>
  );
}

export function Swatch({ tone }: { tone: Part["tone"] }) {
  return (
    <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
      <rect class={`tone-${tone}`} width="12" height="12" rx="2" />
    </svg>
  );
}
