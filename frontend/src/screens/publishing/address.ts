// Where figures are published: the day and the scope stand in the address.

import { address } from "../../router";

export interface Wanted {
  readonly asOf: string;
  readonly townId: string | null;
}

/** The address at which a day and a scope are compared and published. */
export function publishingAddress({ asOf, townId }: Wanted): string {
  return address("/publish", { asOf, town: townId });
}
