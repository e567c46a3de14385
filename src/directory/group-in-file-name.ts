const MEMBERS_OF = /^members-of-(.+)\.json$/i;

/**
 * The group whose members a file lists, where only its name tells: `members-of-analysts@nordlicht.example.json`. The
 * answer of most providers names the members and not the group that was asked for.
 */
export function groupInFileName(fileName: string): string | undefined {
  return MEMBERS_OF.exec(fileName)?.[1]?.trim() || undefined;
}
