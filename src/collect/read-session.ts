import { Problem } from "../model/problem.js";
import type { SignIn, Snapshot } from "../model/snapshot.js";
import { type KnownVersion, knownVersion } from "../model/versions.js";
import type { RedashReader } from "../redash/endpoint.js";
import sessionEndpoint, { type Session } from "../redash/endpoints/session.js";
import type { SectionDraft } from "./section.js";

/**
 * Without `admin` the lists of groups and data sources are shorter and do not say so; without `list_users` users and
 * members are refused even to an administrator (docs/redash-api.md, "Asking").
 */
const NEEDED = ["admin", "list_users", "list_data_sources"] as const;

export interface SessionRead {
  readonly server: Snapshot["server"];
  readonly operator: Snapshot["operator"];
  readonly known: KnownVersion;
  readonly signIn: Pick<SignIn, "google" | "ldap">;
}

/**
 * Asks whose key this is before anything else, and stops where it cannot see everything.
 * @throws Problem `permission_missing`, `version_unsupported`, and those of the reader
 */
export async function readSession(reader: RedashReader, draft: SectionDraft): Promise<SessionRead> {
  const session = await reader.read(sessionEndpoint, undefined, draft.record);
  requirePermissions(session);
  if (session.version === undefined) {
    throw new Problem(
      "version_unsupported",
      "The server does not tell its version, and what users can do depends on it.",
      {
        place: "GET /api/session: client_config.version",
        hint: "Something between here and Redash takes the version out of the answer. Use an address that reaches Redash itself.",
      },
    );
  }
  const known = knownVersion(session.version);
  if (!known.measured) {
    draft.notes.push({
      code: "version-not-measured",
      what: `Redash ${session.version} was not measured; the rules of Redash ${known.traits.release} are used.`,
    });
  }
  const { googleLogin, ldapLogin } = session;
  return {
    known,
    signIn: {
      ...(googleLogin !== undefined && { google: googleLogin }),
      ...(ldapLogin !== undefined && { ldap: ldapLogin }),
    },
    server: { baseUrl: reader.baseUrl, version: session.version, organisation: session.organisation },
    operator: {
      id: session.userId,
      name: session.name,
      email: session.email,
      groups: [...new Set(session.groupIds)],
      permissions: [...new Set(session.permissions)].sort(),
    },
  };
}

function requirePermissions(session: Session): void {
  const missing = NEEDED.filter((permission) => !session.permissions.includes(permission));
  if (missing.length === 0) return;
  throw new Problem(
    "permission_missing",
    `The key belongs to ${session.email}, who lacks ${missing.join(" and ")}: Redash would show only a part, without saying so.`,
    {
      place: "GET /api/session: user.permissions",
      hint: "Have a Redash administrator put this account into the builtin groups admin and default, or use the key of one who is.",
    },
  );
}
