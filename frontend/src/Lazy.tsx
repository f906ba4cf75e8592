// Fetches the code of a screen when it is first wanted, and says so when that fails.

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Fault } from "./api/faults";
import { Failed, Loading } from "./ui/State";

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

interface Loaded {
  get<Props extends object>(load: Load<Props>): ComponentType<Props> | undefined;
  set<Props extends object>(load: Load<Props>, screen: ComponentType<Props>): void;
}

const loaded: Loaded = new Map();

/** Fetch the code of a screen before it is certain to be wanted. */
export function fetchAhead(load: Load<object>): void {
  load().then(
    (screen) => loaded.set(load, screen),
    // Whoever wants it fetches it again and says what went wrong.
    () => undefined,
  );
}

interface LazyProps<Props extends object> {
  readonly load: Load<Props>;
  /** What a part of a screen is given; a whole screen needs nothing. */
  readonly props?: Props;
}

export function Lazy<Props extends object>({ load, props }: LazyProps<Props>) {
  const turn = useSignal(0);
  const failed = useSignal(false);
  const Screen = loaded.get(load);
  useEffect(() => {
    if (Screen) {
      return;
    }
    failed.value = false;
    load().then(
      (screen) => {
        loaded.set(load, screen);
        turn.value++;
      },
      () => {
        failed.value = true;
      },
    );
  }, [load, turn.value]);
  if (Screen) {
    return <Screen {...(props as Props)} />;
  }
  if (failed.value) {
    return <Failed fault={new Fault("OFFLINE", "", "")} onRetry={() => turn.value++} />;
  }
  return <Loading />;
}
