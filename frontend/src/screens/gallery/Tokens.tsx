// The values that everything is drawn with.

import { Section } from "./Section";
import { say } from "./words";

const colors = [
  "text",
  "muted",
  "action",
  "brand",
  "success",
  "warning",
  "danger",
  "control",
  "line",
  "ground",
  "focus",
  "cover-1",
  "cover-2",
  "cover-3",
  "cover-4",
  "cover-5",
] as const;
const sizes = [12, 14, 16, 20, 24, 30] as const;

export function Tokens() {
  return (
    <div class="columns">
      <Section title={say("colors")}>
        <ul class="token-colors">
          {colors.map((name) => (
            <li key={name}>
              <span class={`token token-${name}`} />
              <span class="code">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say("sizes")}>
        {sizes.map((size) => (
          <p key={size} class={`token-size-${size}`}>
            {size} · {say("title")} 0123456789
          </p>
        ))}
      </Section>
    </div>
  );
}
