import { z } from "zod";

/** What tells a copy of a run, in which names are replaced, from the run that it was made of. */
export const pseudonymisedSchema = z
  .object({
    manifestSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe(
        "Of manifest.json of the run that this is a copy of, in hexadecimal: whoever has it can compare.",
      ),
    dataSources: z.boolean().describe("Whether the names of data sources are replaced as well."),
  })
  .describe(
    "This is a pseudonymised copy: names and addresses are replaced by made-up ones. Absent: it is no such copy.",
  );

export type Pseudonymised = z.infer<typeof pseudonymisedSchema>;

/** For a reader who has never heard of the copy's original. */
export function pseudonymisedInWords({ dataSources }: Pseudonymised): string {
  const also = dataSources ? ", data sources" : "";
  return `A pseudonymised copy of a run: the names and addresses of people, and the names of queries, dashboards, alerts${also} and the server, are made-up ones that stand for the real ones. Ids, counts, access and findings are those of the run. Its owner can look up who is meant.`;
}
