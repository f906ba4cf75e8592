// Copies a text. Offices reach the server without TLS, where only the old way works.

export async function copied(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  const held = document.createElement("textarea");
  held.value = text;
  held.setAttribute("readonly", "");
  held.className = "hidden-text";
  // Outside of an open dialog nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(held);
  held.select();
  const isCopied = document.execCommand("copy");
  held.remove();
  return isCopied;
}
