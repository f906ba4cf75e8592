// A file to save: it works while the server writes it, and a refusal is told with its remedy.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { asFault } from "../api/faults";
import { saveFile } from "../api/files";
import { t } from "../i18n";
import { Button } from "./Button";
import { wordsOf } from "./State";
import { tell } from "./toasts";

interface DownloadButtonProps {
  readonly path: string;
  readonly isQuiet?: boolean;
  readonly children: ComponentChildren;
}

export function DownloadButton({ path, isQuiet, children }: DownloadButtonProps) {
  const isWorking = useSignal(false);
  const save = async () => {
    isWorking.value = true;
    try {
      await saveFile(path);
    } catch (reason) {
      const { title, remedy } = wordsOf(asFault(reason));
      tell("bad", title, remedy);
    } finally {
      isWorking.value = false;
    }
  };
  return (
    <Button
      weight={isQuiet ? "quiet" : "plain"}
      icon={isQuiet ? undefined : "download"}
      disabled={isWorking.value}
      onClick={() => void save()}
    >
      {isWorking.value ? t("action.saving") : children}
    </Button>
  );
}
