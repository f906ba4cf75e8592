// Who refused: our server, or a box on the way to it.

import type { Problem } from "../api/faults";

/**
 * Whether the server itself said so. Its refusals have words; a bare status, such as the 401 or 403
 * of a captive portal's page, can come from anybody and says nothing of the pass.
 */
export function isSpoken({ message }: Problem): boolean {
  return message !== "";
}
