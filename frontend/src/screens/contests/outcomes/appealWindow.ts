// How long a round can still be appealed against. Pure.

/** A round that was closed, and until when it can be appealed against. */
export interface Appealable {
  readonly id: string;
  readonly name: string;
  readonly endsAt: string;
}

export type AppealWindow =
  | { readonly state: "open"; readonly hours: number; readonly minutes: number }
  | { readonly state: "over" };

const minute = 60_000;

/** Units: `endsAt` an instant, `now` milliseconds since 1970. The last minute begins as one. */
export function windowAt(endsAt: string, now: number): AppealWindow {
  const left = Date.parse(endsAt) - now;
  if (left < 0) {
    return { state: "over" };
  }
  const minutes = Math.ceil(left / minute);
  return { state: "open", hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
