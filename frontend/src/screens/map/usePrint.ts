// The page for print: by our button with a picture made for the sheet, by the browser's own command
// with the one on the screen, for that one does not wait.

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { options } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { MapEngine, Picture } from "../../map/engine";
import { pictureSize } from "./PrintPage";

export interface Print {
  readonly picture: ReadonlySignal<Picture | null>;
  readonly isBusy: ReadonlySignal<boolean>;
  start(): void;
}

export function usePrint(engine: ReadonlySignal<MapEngine | null>): Print {
  const picture = useSignal<Picture | null>(null);
  const isBusy = useSignal(false);
  const hasLeft = useRef(false);
  useEffect(() => {
    const before = () => {
      const now = engine.peek();
      if (now && !picture.peek()) {
        atOnce(() => {
          picture.value = now.snapshot();
        });
      }
    };
    const after = () => {
      picture.value = null;
      isBusy.value = false;
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      hasLeft.current = true;
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return {
    picture,
    isBusy,
    start: () => {
      const now = engine.peek();
      if (!now) {
        return;
      }
      isBusy.value = true;
      now.picture(pictureSize.width, pictureSize.height).then(
        (made) => {
          if (!hasLeft.current) {
            atOnce(() => {
              picture.value = made;
            });
            window.print();
          }
        },
        () => {
          isBusy.value = false;
        },
      );
    },
  };
}

/** Have the screen stand before this returns: the browser prints what stands then. */
function atOnce(change: () => void): void {
  const usual = options.debounceRendering;
  options.debounceRendering = (render) => render();
  try {
    change();
  } finally {
    if (usual) {
      options.debounceRendering = usual;
    } else {
      delete options.debounceRendering;
    }
  }
}
