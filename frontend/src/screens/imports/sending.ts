// A workbook on its way to be checked: which may be sent, and with what is said of it.

import { Fault } from "../../api/faults";
import { settings } from "../../api/settings";
import { t } from "../../i18n";
import { fileSize } from "../../lib/numbers";
import { address } from "../../router";
import { sent } from "../batches/upload";

export const formats = ".xlsx,.xlsm,.xls,.csv";

export function largest(): string {
  return fileSize(settings.value.maxUploadBytes);
}

export function tooLarge(file: File): Fault | null {
  return file.size > settings.value.maxUploadBytes
    ? new Fault(
        "FILE_TOO_LARGE",
        t("import.tooLarge", { limit: largest() }),
        t("import.tooLargeRemedy"),
      )
    : null;
}

/** Have a file checked, and give the address of the report. Raises Fault. */
export async function check(file: File, said: Record<string, string | null>): Promise<string> {
  const path = address("/imports", { fileName: file.name, ...said });
  const started = await sent<{ importId: string }>(path, file);
  if (!started) {
    throw new Fault("INTERNAL", "", "");
  }
  return `/import/${encodeURIComponent(started.importId)}`;
}
