import { present } from "../../model/present.js";
import type { IdentityRecord } from "../reader.js";
import { timeOf } from "./times.js";
import { list, object, text } from "./values.js";

/**
 * A user as the realm export and the admin API write one. Of the members those named here are kept: no credentials.
 * undefined: it has nothing by which it could be found again. The groups are not among them: only one of the two has any.
 */
export function toKeycloakUser(raw: Readonly<Record<string, unknown>>): IdentityRecord | undefined {
  const id = text(raw.id);
  const login = text(raw.username);
  const mail = text(raw.email);
  if ((id ?? login ?? mail) === undefined) return undefined;
  const attributes = object(raw.attributes);
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    login,
    name: [text(raw.firstName), text(raw.lastName)].flatMap((part) => part ?? []).join(" ") || undefined,
    // A client's own account. It may have an e-mail all the same.
    kind: text(raw.serviceAccountClientId) === undefined ? undefined : ("service" as const),
    manager: attribute(attributes, "manager"),
    department: attribute(attributes, "department"),
    createdAt: timeOf(raw.createdTimestamp),
    ...statusOf(raw.enabled),
  });
}

function statusOf(enabled: unknown): Pick<IdentityRecord, "status" | "statusAs"> {
  if (typeof enabled !== "boolean") return { status: "unknown" };
  return { status: enabled ? "active" : "inactive", statusAs: `enabled ${enabled}` };
}

/** Attributes are the realm's own, each a list of values; these two names are what LDAP federation and people choose. */
function attribute(
  attributes: Readonly<Record<string, unknown>> | undefined,
  name: string,
): string | undefined {
  const value = attributes?.[name];
  return text(list(value)?.[0] ?? value);
}
