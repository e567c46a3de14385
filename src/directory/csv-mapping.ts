import { z } from "zod";
import { TIME_FORMATS } from "./times.js";

/** YAML reads `yes`, `1` and `true` as no text; in a CSV file they are. */
const cell = z.union([z.string(), z.number(), z.boolean()]).transform((value) => headerKey(String(value)));
const column = z.string().trim().min(1).transform(headerKey).describe("The column's header, in any case.");
const timeColumn = z.union([
  column.transform((name) => ({ column: name, format: "any" as const })),
  z.strictObject({
    column,
    format: z
      .enum(TIME_FORMATS)
      .default("any")
      .describe(
        "`month-first`, `day-first` and `epoch-seconds` where a cell alone does not tell; else `any`.",
      ),
  }),
]);

/**
 * The config's entry `directory-csv`: which column of a CSV file means what, and which word means which status. It
 * makes any list of people readable that no reader knows.
 */
export const csvMappingSchema = z
  .strictObject({
    email: column.optional(),
    login: column.optional(),
    id: column.optional(),
    name: column.optional(),
    status: z
      .strictObject({
        column,
        active: z.array(cell).min(1),
        inactive: z.array(cell).min(1),
        unknown: z.array(cell).default([]),
      })
      .refine(({ active, inactive, unknown }) => allDifferent([...active, ...inactive, ...unknown]), {
        error: "A value stands in more than one list of active, inactive and unknown.",
      })
      .optional()
      .describe("What each value means. A value that is not listed is an error; an empty cell is unknown."),
    groups: z
      .strictObject({ column, separator: z.string().min(1) })
      .optional()
      .describe(
        "The names of all groups that the person is in, nested ones included, and what stands between.",
      ),
    "last-login": timeColumn.optional(),
    created: timeColumn.optional(),
    manager: column.optional(),
    department: column.optional(),
    "job-title": column.optional(),
    "worker-type": column.optional(),
  })
  .refine((mapping) => mapping.email !== undefined || mapping.login !== undefined, {
    error: "Name the column of the e-mail address, or of the login.",
  });

export type CsvMapping = z.infer<typeof csvMappingSchema>;

/** How headers and words of a mapped file are compared: without case and surrounding space. */
export function headerKey(name: string): string {
  return name.trim().toLowerCase();
}

function allDifferent(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
