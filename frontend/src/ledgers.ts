// The ledgers by their names in addresses, in the order of the menu.

export const ledgerNames = [
  "organizations",
  "branches",
  "members",
  "buildings",
  "villages",
  "areas",
  "shops",
  "towns",
  "departments",
] as const;

export type LedgerName = (typeof ledgerNames)[number];

export function isLedgerName(name: string): name is LedgerName {
  return (ledgerNames as readonly string[]).includes(name);
}
