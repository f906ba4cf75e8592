// The name that a server gives a file, in either spelling of the Content-Disposition header.

/** `attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx` → `台账.xlsx`; null when it has none. */
export function fileNameOf(disposition: string): string | null {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition)?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return null;
    }
  }
  return /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? null;
}
