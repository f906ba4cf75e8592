// Figures whose rows would tell a department how few members single organizations have.

const telling: ReadonlySet<string> = new Set([
  "UNITS_FEW",
  "UNITS_NONE",
  "BLIND_COUNTS_DIFFER",
  "WARN_JOINT_MEMBERS",
]);

/** Whether the server keeps the rows of the figure from this role; the number itself it gives. */
export function hasHiddenRows(code: string, role: string): boolean {
  return role === "DEPARTMENT_OFFICER" && telling.has(code);
}
