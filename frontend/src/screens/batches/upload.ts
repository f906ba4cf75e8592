// A file on its way to be checked: chosen, sent once, and refused or led to its report.

import { useSignal } from "@preact/signals";
import { call } from "../../api/client";
import { asFault, type Fault } from "../../api/faults";
import { go } from "../../router";

/** A slow line carries a large file for minutes. Units: milliseconds. */
export const patience = 10 * 60 * 1000;

/** `check` has the server check the file and gives the address of the report. */
export function useUpload(check: (file: File) => Promise<string>) {
  const file = useSignal<File | null>(null);
  const fault = useSignal<Fault | null>(null);
  const isSending = useSignal(false);
  const choose = (chosen: File | null, refusal: Fault | null = null) => {
    file.value = chosen;
    fault.value = refusal;
  };
  const send = async () => {
    const chosen = file.value;
    if (!chosen || isSending.value) {
      return;
    }
    isSending.value = true;
    fault.value = null;
    try {
      go(await check(chosen));
    } catch (reason) {
      fault.value = asFault(reason);
    } finally {
      isSending.value = false;
    }
  };
  return { file, fault, isSending, choose, send };
}

export function sent<Answer>(path: string, file: File): Promise<Answer | null> {
  return call<Answer>(path, { method: "POST", file, wait: patience });
}
