// One key per thing a person does, so that a repeated click or a resent request acts once.

/** A fresh key of 128 random bits in hexadecimal (`crypto.randomUUID` needs a newer browser). */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
