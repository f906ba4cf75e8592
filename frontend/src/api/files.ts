// Files from the server: fetched here, so that a refusal is told in words and not by the browser.

import { fetchFile } from "./client";

/** How long a large export may take. Units: milliseconds. */
const patience = 5 * 60 * 1000;

/** Save a file under the name that the server gives it. Raises Fault. */
export async function saveFile(path: string): Promise<void> {
  const { content, name } = await fetchFile(path, patience);
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.dataset.outside = "";
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
