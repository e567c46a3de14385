import type { Identity } from "../model/directory.js";
import type { User } from "../model/snapshot.js";
import type { Evidence } from "./evidence.js";
import type { Match } from "./types.js";

/** Whether the person of an account may still come through single sign-on, so far as the directory tells. */
export type Standing =
  /** The identity is active, or its status is not known. */
  | { readonly kind: "may log in"; readonly identity: Identity }
  /** No login will come. */
  | {
      readonly kind: "no login";
      readonly because:
        | "inactive in the directory"
        | "not assigned to the application"
        | "not in the directory";
      /** null: not in the directory. */
      readonly identity: Identity | null;
      readonly since: string | null;
      readonly restsOn: string;
    }
  /** Nobody matched and that is not evaluated, or several did: the account gets no rows of memberships. */
  | { readonly kind: "not known"; readonly because: string };

export function standingOf(_evidence: Evidence, _user: User, _match: Match): Standing {
  throw new Error("not built yet");
}
