// Fetches the code of a screen when it is first wanted, and says so when that fails.

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Fault } from "./api/faults";
import { Failed, Loading } from "./ui/State";

type Load = () => Promise<ComponentType>;

const loaded = new Map<Load, ComponentType>();

/** Fetch the code of a screen before it is certain to be wanted. */
export function fetchAhead(load: Load): void {
  load().then(
    (screen) => loaded.set(load, screen),
    // Whoever wants it fetches it again and says what went wrong.
    () => undefined,
  );
}

export function Lazy({ load }: { load: Load }) {
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
    return <Screen />;
  }
  if (failed.value) {
    return <Failed fault={new Fault("OFFLINE", "", "")} onRetry={() => turn.value++} />;
  }
  return <Loading />;
}
