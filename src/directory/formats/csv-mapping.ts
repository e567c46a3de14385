import { z } from "zod";
import { TIME_FORMATS } from "./times.js";

/** How headers and words of a mapped file are compared: without case and surrounding space. */
export function headerKey(name: string): string {
  return name.trim().toLowerCase();
}

function column(field: string) {
  const error = `must name the column of ${field}, as its header has it`;
  return z.string(error).trim().min(1, error);
}

function timeColumn(field: string) {
  const words = TIME_FORMATS.join(", ");
  const format = z.enum(TIME_FORMATS, `must give the format of ${field} as one of ${words}`).default("any");
  return z
    .union(
      [
        column(field).transform((name) => ({ column: name, format: "any" as const })),
        z.strictObject({ column: column(field), format }),
      ],
      `must give ${field} as a column, or as column and format (${words})`,
    )
    .optional();
}

/** YAML reads `yes`, `1` and `true` as no text; in a CSV file they are. */
function words(field: string, meaning: string) {
  const error = `must list the words for ${meaning} under ${field}`;
  const word = z.union([z.string(), z.number(), z.boolean()], error);
  return z.array(word.transform(String).transform(headerKey), error);
}

const status = z
  .strictObject(
    {
      column: column("status"),
      active: words("status", "active").min(1, "must list a word for active under status"),
      inactive: words("status", "inactive").min(1, "must list a word for inactive under status"),
      unknown: words("status", "unknown").default([]),
    },
    entriesOf("status", "column, active, inactive and unknown"),
  )
  .refine(({ active, inactive, unknown }) => allDifferent([...active, ...inactive, ...unknown]), {
    error: "gives a word of status more than one meaning",
  });

const kind = z
  .strictObject(
    {
      column: column("kind"),
      person: words("kind", "person").default([]),
      guest: words("kind", "guest").default([]),
      service: words("kind", "service").default([]),
    },
    entriesOf("kind", "column, person, guest and service"),
  )
  .refine(({ person, guest, service }) => person.length + guest.length + service.length > 0, {
    error: "must list a word for person, guest or service under kind",
  })
  .refine(({ person, guest, service }) => allDifferent([...person, ...guest, ...service]), {
    error: "gives a word of kind more than one meaning",
  });

const SEPARATOR = "must say what stands between two names of groups: separator";
const groups = z.strictObject(
  { column: column("groups"), separator: z.string(SEPARATOR).min(1, SEPARATOR) },
  entriesOf("groups", "column and separator"),
);

const FIELDS = {
  email: column("email").optional(),
  login: column("login").optional(),
  id: column("id").optional(),
  name: column("name").optional(),
  /** What each word means. A word that is not listed is an error; an empty cell is unknown. */
  status: status.optional(),
  /** The same of what kind of account the row is; an empty cell does not tell. */
  kind: kind.optional(),
  /** All groups that the person is in, nested ones included, by name. */
  groups: groups.optional(),
  "last-login": timeColumn("last-login"),
  created: timeColumn("created"),
  manager: column("manager").optional(),
  department: column("department").optional(),
  "job-title": column("job-title").optional(),
  "worker-type": column("worker-type").optional(),
};

/**
 * The config's entry `directory-csv`: which column of a CSV file means what, and which word means which status or
 * kind. It makes any list of people readable that no reader knows. Its messages continue "The setting ...".
 */
export const csvMappingSchema = z
  .strictObject(FIELDS, entriesOf("it", Object.keys(FIELDS).join(", ")))
  .refine((mapping) => mapping.email !== undefined || mapping.login !== undefined, {
    error: "must name the column of email or of login",
  });

export type CsvMapping = z.infer<typeof csvMappingSchema>;

/** What is said of a list of entries that has another one, or is no list. */
function entriesOf(what: string, entries: string) {
  return {
    error: (issue: { readonly code: string; readonly keys?: readonly string[] }) =>
      issue.code === "unrecognized_keys"
        ? `knows no ${issue.keys?.join(", ")}: ${what} has ${entries}`
        : `must be a list of entries: ${what} has ${entries}`,
  };
}

function allDifferent(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
