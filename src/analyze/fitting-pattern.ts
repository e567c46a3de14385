/** Tells whether a text is the pattern's, in which `*` stands for anything, and nothing else means anything. */
export function fittingPattern(pattern: string): (text: string) => boolean {
  if (!pattern.includes("*")) return (text) => text === pattern;
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const fits = new RegExp(`^${parts.join(".*")}$`, "s");
  return (text) => fits.test(text);
}
