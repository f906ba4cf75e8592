// Fetches the code of a screen when it is first wanted, and says so when that fails.

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Fault } from "./api/faults";
import { Failed, Loading } from "./ui/State";

type Load = () => Promise<ComponentType>;

const loaded = new Map<Load, ComponentType>();

export function Lazy({ load }: { load: Load }) {
  const turn = useSignal(0);
  const failed = useSignal(false);
  const Screen = loaded.get(load);
  useEffect(() => {
    if (loaded.has(load)) {
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
