import { countCell } from "../../src/page/counts.js";
import type { Named } from "../../src/page/named.js";
import type { Kind } from "../../src/page/parts.js";
import { GRANTS, type GrantSign, LEVELS, type LevelSign } from "../../src/page/signs.js";
import { type Child, element } from "./dom.js";

/** A level as its letter and colour. */
export function levelSign(id: LevelSign["id"]): HTMLElement {
  const sign = LEVELS.find((level) => level.id === id) as LevelSign;
  return element("span", { class: `level ${id}`, role: "img", "aria-label": sign.name }, sign.letter);
}

/** A number in a cell: a zero is greyed. */
export function numberCell(value: number): Child {
  const { text, zero } = countCell(value);
  return zero ? element("span", "zero", text) : text;
}

/** A grant as its sign and colour. */
export function grantSign(id: GrantSign["id"]): HTMLElement {
  const sign = GRANTS.find((grant) => grant.id === id) as GrantSign;
  return element("span", { class: `grant ${id}`, role: "img", "aria-label": sign.name }, sign.sign);
}

export type { Kind };

/** A name as a link to where it is told of, with its id where another one has the same name, and its mark. */
export function nameLink(kind: Kind, named: Named): Child {
  const { id, name, twin, mark, linked } = named;
  return [
    linked ? element("a", { href: `#${kind}-${id}` }, name) : element("bdi", {}, name),
    twin && ["\u00a0", element("span", "id", `#${id}`)],
    mark !== "" && ["\u00a0", element("span", "mark", mark)],
  ];
}
