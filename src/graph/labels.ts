/** Looks like a label that ends in an id. */
const ENDS_IN_ID = /#\d+$/;

/**
 * What to call each of several things that may share a name: the name where it is the only one that looks like
 * this, else the name and ` #id`; `(no name) #id` without a name. No two labels are equal, whatever the names: one
 * that already ends like a label gets its id too. An id that is not among the things is called `#id`.
 */
export function labelsOf(
  things: readonly { readonly id: number; readonly name: string | null }[],
): (id: number) => string {
  const needsId = needingIds(things.map(({ name }) => name));
  const labels = new Map(
    things.map(({ id, name }) => {
      if (name === null || look(name) === "") return [id, `(no name) #${id}`];
      return [id, needsId(name) ? `${name} #${id}` : name];
    }),
  );
  return (id) => labels.get(id) ?? `#${id}`;
}

/**
 * Which of these names do not tell their thing from all others: none, one that looks like another, and one that looks
 * like a label that ends in an id.
 */
export function needingIds(names: readonly (string | null)[]): (name: string | null) => boolean {
  const looks = names.map(look);
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const one of looks) (seen.has(one) ? twice : seen).add(one);
  return (name) => {
    const one = look(name);
    return one === "" || twice.has(one) || ENDS_IN_ID.test(one);
  };
}

/** What a reader sees of a name: how many blanks there are, and how an accent is encoded, does not show. */
export function look(name: string | null): string {
  return (name ?? "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
}
