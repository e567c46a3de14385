/**
 * A function that keeps what it made of its last keys (an object by its identity) and makes the same again no
 * second time. Holds at most `limit` of them: then it forgets all, so that its memory does not grow with the input.
 */
export function remember<Key, Value>(limit: number, make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (kept.size >= limit) kept.clear();
    kept.set(key, made);
    return made;
  };
}
