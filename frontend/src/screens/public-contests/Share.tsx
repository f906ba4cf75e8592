// The link of the page as a code, also on paper: whoever reads a print finds the present edition.

import { asFault } from "../../api/faults";
import { place } from "../../router";
import { Button } from "../../ui/Button";
import { QrCode } from "../../ui/QrCode";
import { wordsOf } from "../../ui/State";
import { tell } from "../../ui/toasts";
import { say } from "./words";

export function Share() {
  place.value;
  const link = window.location.href;
  return (
    <section class="card public-share" aria-label={say("share")}>
      <QrCode text={link} label={say("shareCode")} />
      <div class="stack-tight">
        <h2>{say("share")}</h2>
        <p class="muted">{say("shareHint")}</p>
        <p class="code public-link">{link}</p>
        <p class="page-actions">
          <Button onClick={() => void copy(link)}>{say("copy")}</Button>
        </p>
      </div>
    </section>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell("good", say("copied"));
  } catch (reason) {
    const { title, remedy } = wordsOf(asFault(reason));
    tell("bad", title, remedy);
  }
}
