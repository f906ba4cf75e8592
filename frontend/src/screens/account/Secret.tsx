// A secret that is told once: to be copied now, since nobody can look it up again.

import { useSignal } from "@preact/signals";
import { Button } from "../../ui/Button";
import { copied } from "../../ui/clipboard";
import { TextField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { say } from "./words";

interface SecretProps {
  readonly label: string;
  readonly secret: string;
  readonly onClose: () => void;
}

export function Secret({ label, secret, onClose }: SecretProps) {
  const news = useSignal("");
  const copy = async () => {
    news.value = (await copied(secret)) ? say("made.copied") : say("made.notCopied");
  };
  return (
    <div class="stack-tight">
      <Notice tone="warn">{say("made.once")}</Notice>
      <TextField label={label} value={secret} onInput={() => undefined} />
      <p role="status" class="muted">
        {news.value}
      </p>
      <div class="form-actions cluster">
        <Button weight="primary" icon="copy" onClick={() => void copy()}>
          {say("made.copy")}
        </Button>
        <Button onClick={onClose}>{say("made.close")}</Button>
      </div>
    </div>
  );
}
