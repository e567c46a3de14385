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
  const times = new Map<string, number>();
  for (const { name } of things) times.set(look(name), (times.get(look(name)) ?? 0) + 1);
  const labels = new Map(
    things.map(({ id, name }) => {
      if (name === null || look(name) === "") return [id, `(no name) #${id}`];
      const alone = times.get(look(name)) === 1 && !ENDS_IN_ID.test(name);
      return [id, alone ? name : `${name} #${id}`];
    }),
  );
  return (id) => labels.get(id) ?? `#${id}`;
}

/** What a reader sees of a name: how many blanks there are, and how an accent is encoded, does not show. */
export function look(name: string | null): string {
  return (name ?? "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
}
