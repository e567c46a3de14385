/**
 * A function that keeps what it made of its last keys (an object by its identity) and makes the same again no
 * second time. Holds at most `limit` of them: then it forgets all, so that its memory does not grow with the input.
 */
export function remember<Key, Value>(limit: number, make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>();
  let lastKey: Key | undefined;
  let lastValue: Value | undefined;
  return (key) => {
    if (key === lastKey && lastValue !== undefined) return lastValue;
    let value = kept.get(key);
    if (value === undefined) {
      value = make(key);
      if (kept.size >= limit) kept.clear();
      kept.set(key, value);
    }
    lastKey = key;
    lastValue = value;
    return value;
  };
}
