/**
 * Distinguished names as RFC 4514 writes them, and as older tools did: quoted values, `;` between the parts. Two names
 * are the same if they differ in case, in spaces, in escapes or in the order within a part of several values.
 */

/** One part of a name, such as `cn=Kerstin Berg+uid=kberg`: mostly a single type and value. */
type Part = readonly { readonly type: string; readonly value: string }[];

const TYPE = /\s*([a-z][\w-]*|(?:oid\.)?\d+(?:\.\d+)*)\s*=\s*/iy;
const QUOTED = /"((?:[^"\\]|\\.)*)"\s*/sy;
const BARE = /(?:[^\\,+;"]|\\.)*/sy;
/**
 * What a name must not have so that its lower case is its key: letters outside ASCII, escapes but `\,`, spaces that do
 * not count, parts of several values, parts without a type. Nearly no name does, and there may be a million of them.
 */
const UNUSUAL = /[^ -~]|[+;"#]|\\(?!,)| {2}|^ | $| [,=]|= |(?<!\\), |(?:^|(?<!\\),)(?![a-z][\w-]*=)/i;

/**
 * What two spellings of one name have in common: the id of an entry. undefined: no such name. A root's is `""`.
 */
export function dnKey(dn: string): string | undefined {
  if (!UNUSUAL.test(dn)) return dn.toLowerCase();
  return partsOf(dn)?.map(partKey).join(",");
}

/** The name of the entry within its folder, to be read: `Berg, Kerstin` of `CN=Berg\, Kerstin,OU=Staff,...`. */
export function nameInDn(dn: string): string | undefined {
  const part = partsOf(dn)?.[0];
  const value = (part?.find(({ type }) => type === "cn") ?? part?.[0])?.value;
  return value === "" ? undefined : value;
}

function partKey(part: Part): string {
  if (part.length === 1) return pairKey(part[0] as Part[number]);
  return part.map(pairKey).sort().join("+");
}

function pairKey({ type, value }: Part[number]): string {
  const same = value.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  return `${type}=${same.replace(/[\\,+]/g, "\\$&")}`;
}

function partsOf(dn: string): readonly Part[] | undefined {
  if (dn.trim() === "") return [];
  const parts: Part[number][][] = [[]];
  let at = 0;
  while (true) {
    const type = matchAt(TYPE, dn, at);
    if (!type) return undefined;
    at += type[0].length;
    const value = matchAt(QUOTED, dn, at) ?? matchAt(BARE, dn, at);
    if (!value) return undefined;
    at += value[0].length;
    parts.at(-1)?.push({
      type: (type[1] as string).toLowerCase(),
      value: unescaped(value[1] ?? value[0]).trim(),
    });
    if (at === dn.length) return parts;
    const separator = dn[at];
    if (separator === "," || separator === ";") parts.push([]);
    else if (separator !== "+") return undefined;
    at += 1;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `\2C` and `\,` are a comma; several `\C3\B6` in a row are one letter in UTF-8. */
function unescaped(value: string): string {
  return value.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? letter : Buffer.from(hex.replaceAll("\\", ""), "hex").toString("utf8"),
  );
}
