/** Write a decimal as people do: without the zeros that only say how it is stored. */
export function plainNumber(decimal: string | number): string {
  const text = String(decimal);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
