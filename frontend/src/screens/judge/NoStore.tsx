// A browser that keeps nothing is no place to score: better said before than after.

import { Notice } from "../../ui/Notice";
import { say } from "./words";

export function NoStore() {
  return (
    <Notice tone="bad" title={say("store.title")} isUrgent>
      {say("store.remedy")}
    </Notice>
  );
}
