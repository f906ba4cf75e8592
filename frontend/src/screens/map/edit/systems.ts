// The coordinate systems in which points and shapes may be given.

export const systems = ["WGS84", "CGCS2000", "GCJ02", "BD09"] as const;
