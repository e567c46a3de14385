type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that what nobody tells is absent and not a key without value. */
export function present<T extends object>(value: T): Present<T> {
  const those: Partial<T> = {};
  for (const name in value) {
    if (value[name] !== undefined) those[name] = value[name];
  }
  return those as object as Present<T>;
}
