/** Of so many keys at least one has to come again, or remembering costs more than it saves. */
const WORTH_ONE_IN = 8;
/** Where it does, so many times the limit are let pass before it is tried again: later keys may be of another kind. */
const TRIED_ONCE_IN = 4;

/**
 * A function that keeps what it made of its last keys (an object by its identity) and makes the same again no
 * second time. Holds at most `limit` of them: then it forgets all, so that its memory does not grow with the input, and
 * where next to none of them came again it remembers none of those that follow next.
 */
export function remember<Key, Value>(limit: number, make: (key: Key) => Value): (key: Key) => Value {
  const kept = new Map<Key, Value>();
  let lastKey: Key | undefined;
  let lastValue: Value | undefined;
  let cameAgain = 0;
  let unremembered = 0;
  return (key) => {
    if (unremembered > 0) {
      unremembered -= 1;
      return make(key);
    }
    if (key === lastKey && lastValue !== undefined) {
      cameAgain += 1;
      return lastValue;
    }
    let value = kept.get(key);
    if (value !== undefined) {
      cameAgain += 1;
    } else {
      value = make(key);
      if (kept.size >= limit) {
        kept.clear();
        if (cameAgain * WORTH_ONE_IN < limit) unremembered = limit * TRIED_ONCE_IN;
        cameAgain = 0;
      }
      kept.set(key, value);
    }
    lastKey = key;
    lastValue = value;
    return value;
  };
}
