import { isMap, isNode, isScalar, isSeq, type LineCounter } from "yaml";

/**
 * Tells on which line of a YAML file something stands: `redash-access.yaml:3`.
 * @param root what the path begins at: a document's contents, or a part of them
 * @returns of a path of keys and places in lists; where it leads to nothing, of the last thing on the way that is there
 */
export function placesIn(
  file: string,
  lines: LineCounter,
  root: unknown,
): (path: readonly PropertyKey[]) => string {
  return (path) => {
    let node = root;
    let offset = offsetOf(root) ?? 0;
    for (const step of path) {
      const [key, value] = stepInto(node, step);
      offset = offsetOf(key) ?? offset;
      node = value;
    }
    return `${file}:${lines.linePos(offset).line}`;
  };
}

/** What the step is written by, and what is there: an entry of a list is written by itself. */
function stepInto(node: unknown, step: PropertyKey): readonly [key: unknown, value: unknown] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return [pair?.key, pair?.value];
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined;
  return [item, item];
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
