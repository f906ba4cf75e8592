// Which slips somebody means by a bib, a name or an organization. Pure.

interface Searched {
  readonly entry?: {
    readonly bib: string;
    readonly name?: string | null;
    readonly organizationName?: string | null;
  } | null;
}

/** Those that have every typed word, in the order of their bibs. */
export function matching<Slip extends Searched>(slips: readonly Slip[], typed: string): Slip[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return slips
    .filter(({ entry }) => {
      const text = [entry?.bib, entry?.name, entry?.organizationName].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => compareBibs(one.entry?.bib ?? "", other.entry?.bib ?? ""));
}

function compareBibs(one: string, other: string): number {
  return one.length - other.length || one.localeCompare(other);
}
