/** Text without case and accents, as somebody looks for it. Not by a locale: it is the same everywhere. */
export function plainText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
