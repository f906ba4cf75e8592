// A newer build waits: the judge says when it comes, since the page is loaded anew then.

import { hasUpdate, takeUpdate } from "../../offline/registration";
import { Button } from "../../ui/Button";
import { say } from "./words";

export function UpdateNotice() {
  if (!hasUpdate.value) {
    return null;
  }
  return (
    <p class="judge-update" role="status">
      {say("update.title")}
      <Button weight="quiet" onClick={takeUpdate}>
        {say("update.take")}
      </Button>
    </p>
  );
}
