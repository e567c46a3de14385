/** How much of the hash stands on each page: enough to tell two runs apart. The first page has all of it. */
const DIGITS_SHOWN = 16;

interface Printed {
  readonly printedHead: string;
  readonly runId: string;
  readonly snapshotSha256: string | null;
}

/** The lines at the edge of every printed page. Only a style sheet can put them there. */
export function printedHeadStyle({ printedHead, runId, snapshotSha256 }: Printed): string {
  const hash = snapshotSha256?.slice(0, DIGITS_SHOWN);
  return [
    "@page {",
    `  @top-left { content: ${cssString(printedHead)}; }`,
    `  @top-right { content: ${cssString(runId)}; }`,
    ...(hash === undefined
      ? []
      : [`  @bottom-left { content: ${cssString(`snapshot.json: SHA-256 ${hash}...`)}; }`]),
    "}",
    "",
  ].join("\n");
}

/**
 * As a CSS string: what is not a plain letter, digit or mark becomes its code, so that nothing can end the string. Of
 * ASCII alone: what else is a letter differs between releases of Node.js.
 */
function cssString(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9 .,:_-]/gu, (character) => {
    return `\\${(character.codePointAt(0) ?? 0).toString(16)} `;
  });
  return `"${escaped}"`;
}
