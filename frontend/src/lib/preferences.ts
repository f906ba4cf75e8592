// Small choices of this browser's user; a browser that refuses storage merely forgets them.

type Preference = "locale" | "pageSize" | "shortcuts" | "judgeOrder" | "judgeAuto";

export function readPreference(name: Preference): string | null {
  try {
    return localStorage.getItem(`liangxin.${name}`);
  } catch {
    return null;
  }
}

export function writePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(`liangxin.${name}`, value);
  } catch {
    // Storage is full or forbidden: the choice holds until the page is closed.
  }
}
