// Asks again every few seconds while the page is in sight; venue networks end long connections, so
// the desk and the big screen do not depend on one.

import { useEffect, useRef } from "preact/hooks";

export function useLive(reload: () => void, seconds: number): void {
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        latest.current();
      }
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
}
