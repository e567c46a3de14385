import { z } from "zod";
import { jsonBody } from "../json-body.js";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** What stands in the field's place; undefined: the field is missing. */
const IN_PLACE = {
  missing: undefined,
  null: null,
  text: "spoiled",
  version: "4.1.0",
  number: 7.5,
  large: 10_000_000,
  past: "2001-01-01T00:00:00Z",
  object: { spoiled: true },
  list: [],
};

/** A field of another type than it should be, or missing, as of a server or proxy nobody has seen yet. */
export const spoil = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("spoil"),
    ...selectionFields,
    /** Names and places joined by dots, `*` for each: `client_config.version`, `results.0.id`; "": the whole. */
    field: z.string(),
    as: z.enum(["missing", "null", "text", "version", "number", "large", "past", "object", "list"]),
  }),
  layer(options) {
    const isMeant = selector(options);
    const names = options.field === "" ? [] : options.field.split(".");
    return (asked, next) => {
      const reply = next(asked);
      const body = jsonBody(reply);
      if (body === undefined || !isMeant(asked)) return reply;
      const spoiled = replaced(body, names, IN_PLACE[options.as]);
      return { ...reply, body: JSON.stringify(spoiled) ?? "" };
    };
  },
});

function replaced(value: unknown, names: readonly string[], by: unknown): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  const isHere = (key: string) => name === "*" || name === key;
  if (Array.isArray(value)) {
    return value.map((member, index) => (isHere(String(index)) ? replaced(member, rest, by) : member));
  }
  const entries = Object.entries(value).map(([key, field]) => [
    key,
    isHere(key) ? replaced(field, rest, by) : field,
  ]);
  return Object.fromEntries(entries);
}
