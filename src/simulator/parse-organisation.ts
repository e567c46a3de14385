import { invalidOrganisation } from "./invalid-organisation.js";
import { type Organisation, organisationSchema } from "./organisation.js";
import { checkReferences } from "./organisation-references.js";

/**
 * Parses an organisation and checks that everything it refers to exists.
 * @throws Problem `organisation_invalid`, its `place` such as `users[3].groups[1]`.
 */
export function parseOrganisation(value: unknown): Organisation {
  const parsed = organisationSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidOrganisation(written(issue?.path ?? []), issue?.message ?? "not an organisation");
  }
  checkReferences(parsed.data);
  return parsed.data;
}

function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}
