type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that what nobody tells is absent and not a key without value. */
export function present<T extends object>(value: T): Present<T> {
  const those: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) those[name] = field;
  }
  return those as Present<T>;
}
