// The warnings of the rows in sight, asked for after the rows themselves: a page is readable before
// the figures are counted.

import { signal } from "@preact/signals";
import type { WarningCode } from "./warnings";

export const rowWarnings = signal<ReadonlyMap<string, readonly WarningCode[]>>(new Map());
