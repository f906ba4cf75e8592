// The opaque ids of the API, made from the ids that the audit log holds: base64 of the type's name,
// filled up with colons to a multiple of three, and of the 16 bytes of the id.

const filler = ":";

export function nodeId(type: string, uuid: string): string {
  const width = (Math.floor(type.length / 3) + 1) * 3;
  const bytes = (uuid.replace(/-/g, "").match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  const text = type.padEnd(width, filler) + String.fromCharCode(...bytes);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
