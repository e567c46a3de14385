import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { GroupMap } from "../drift/types.js";
import { addressKey } from "../model/directory.js";
import { Problem } from "../model/problem.js";
import { readText } from "./read-text.js";

const name = z.string("must be a text").min(1, "must not be empty");
const sentAs = z
  .record(
    name,
    z.union(
      [name.transform((one) => [one]), z.array(z.string("must be a text"))],
      "must be a name or a list of names",
    ),
  )
  .transform((entries) => new Map(Object.entries(entries)));

const NOT_ONCE = "has the same e-mail twice; upper and lower case are the same";

function isEachOnce(emails: readonly string[]): boolean {
  return new Set(emails.map(addressKey)).size === emails.length;
}

const groupMapSchema = z
  .strictObject(
    {
      equal: z.literal(true, "can only be true").optional(),
      prefix: name.optional(),
      table: sentAs.optional(),
      values: sentAs.refine((map) => isEachOnce([...map.keys()]), NOT_ONCE).optional(),
      "in-no-group": z
        .enum(["sent-empty", "left-out", "unknown"], "must be sent-empty, left-out or unknown")
        .default("unknown"),
    },
    { error: ({ code }) => (code === "invalid_type" ? "must be a list of `name: value`" : undefined) },
  )
  .refine(
    ({ equal, prefix, table, values }) =>
      [equal, prefix, table, values].filter((rule) => rule !== undefined).length === 1,
    "must have exactly one of equal, prefix, table and values",
  );

const IN_NO_GROUP = { "sent-empty": "sent empty", "left-out": "left out", unknown: "unknown" } as const;

/**
 * How the provider fills `RedashGroups`: `equal`, `prefix:TEXT`, or the name of a YAML file (docs/directories.md).
 * @throws Problem `file_unreadable`, `config_invalid`
 */
export async function groupMapOf(setting: string): Promise<GroupMap> {
  if (setting === "equal") return { rule: { kind: "equal" }, inNoGroup: "unknown" };
  const prefix = /^prefix:(.+)$/s.exec(setting)?.[1];
  if (prefix !== undefined) return { rule: { kind: "prefix", prefix }, inNoGroup: "unknown" };
  const unreadable = 'The setting "group-map" must be equal, prefix:TEXT or a file that exists.';
  const read = await readYaml(setting, { what: "group map", unreadable }, groupMapSchema);
  return { rule: ruleOf(read), inNoGroup: IN_NO_GROUP[read["in-no-group"]] };
}

function ruleOf({ prefix, table, values }: z.output<typeof groupMapSchema>): GroupMap["rule"] {
  if (prefix !== undefined) return { kind: "prefix", prefix };
  if (table !== undefined) return { kind: "table", table };
  if (values === undefined) return { kind: "equal" };
  return { kind: "values", values: new Map([...values].map(([email, list]) => [addressKey(email), list])) };
}

const accountMapSchema = z.record(name, name).refine((map) => isEachOnce(Object.keys(map)), NOT_ONCE);

/** Account e-mail to id or address in the directory. @throws Problem `file_unreadable`, `config_invalid` */
export async function accountMapOf(file: string): Promise<ReadonlyMap<string, string>> {
  const unreadable = "The account map cannot be read.";
  const read = await readYaml(file, { what: "account map", unreadable }, accountMapSchema);
  return new Map(Object.entries(read).map(([email, identity]) => [addressKey(email), addressKey(identity)]));
}

/** `unreadable`: what is said of a file that is not there or cannot be read. */
async function readYaml<S extends z.ZodType>(
  file: string,
  { what, unreadable }: { readonly what: string; readonly unreadable: string },
  schema: S,
): Promise<z.output<S>> {
  const text = await readText(file, unreadable);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new Problem(
      "config_invalid",
      `The ${what} is not YAML that can be read: ${firstLine(broken.message)}`,
      {
        place: `${file}:${lines.linePos(broken.pos[0]).line}`,
      },
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = issue?.path.map(String).join(" > ");
  const wrong =
    issue?.code === "unrecognized_keys" ? `knows no "${issue.keys.join('", "')}"` : issue?.message;
  throw new Problem("config_invalid", `The ${what} ${at ? `at "${at}" ` : ""}${wrong ?? "is not valid"}.`, {
    place: file,
    hint: "docs/directories.md shows what may stand in it.",
  });
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}
