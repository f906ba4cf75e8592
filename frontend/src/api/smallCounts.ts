// Figures whose rows would tell a department how few members single organizations have.

import { session } from "./session";

const telling: ReadonlySet<string> = new Set([
  "UNITS_FEW",
  "UNITS_NONE",
  "BLIND_COUNTS_DIFFER",
  "WARN_JOINT_MEMBERS",
]);

/** Whether the server keeps the rows of a figure from who is signed in; the number it gives. */
export function isKeptFromMe(code: string): boolean {
  const now = session.value;
  return now.state === "in" && now.user.role === "DEPARTMENT_OFFICER" && telling.has(code);
}
