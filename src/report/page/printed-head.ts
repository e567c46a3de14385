/** The lines at the edge of every printed page. Only a style sheet can put them there. */
export function printedHeadStyle(header: { readonly printedHead: string; readonly runId: string }): string {
  return [
    "@page {",
    `  @top-left { content: ${cssString(header.printedHead)}; }`,
    `  @top-right { content: ${cssString(header.runId)}; }`,
    "}",
    "",
  ].join("\n");
}

/** As a CSS string: what is not a plain letter, digit or mark becomes its code, so that nothing can end the string. */
function cssString(text: string): string {
  const escaped = text.replace(/[^\p{L}\p{N} .,:_-]/gu, (character) => {
    return `\\${(character.codePointAt(0) ?? 0).toString(16)} `;
  });
  return `"${escaped}"`;
}
