// Numbers as the office reads them: grouped digits, percentages with one place, money in 万 and 亿.

/** `0.7` → `"70.0%"`. Units: ratio 0–1. Null means that the denominator is zero. */
export function percent(ratio: number | null): string {
  return ratio === null ? "—" : `${(ratio * 100).toFixed(1)}%`;
}

export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A signed difference with a true minus: `-3` → `"−3"`, `2` → `"+2"`. */
export function signed(difference: number): string {
  if (difference === 0) {
    return "0";
  }
  return difference > 0 ? `+${grouped(difference)}` : `−${grouped(-difference)}`;
}

/** Money for reading. Units: yuan in, `万元` or `亿元` out above the thresholds. */
export function money(yuan: number, language: "zh-CN" | "en"): string {
  if (language === "en") {
    return `CNY ${grouped(Math.round(yuan))}`;
  }
  if (Math.abs(yuan) >= 1e8) {
    return `${trimmed(yuan / 1e8)} 亿元`;
  }
  if (Math.abs(yuan) >= 1e4) {
    return `${trimmed(yuan / 1e4)} 万元`;
  }
  return `${trimmed(yuan)} 元`;
}

function trimmed(value: number): string {
  const [whole = "0", places] = value.toFixed(2).split(".");
  const rest = (places ?? "").replace(/0+$/, "");
  return rest === "" ? grouped(Number(whole)) : `${grouped(Number(whole))}.${rest}`;
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const kilobytes = bytes / 1024;
  return kilobytes < 1024
    ? `${kilobytes.toFixed(0)} KB`
    : `${trimmed(Math.round((kilobytes / 1024) * 10) / 10)} MB`;
}
