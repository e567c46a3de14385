import type { Identity } from "../model/directory.js";
import type { User } from "../model/snapshot.js";
import type { Match, MatchSettings } from "./types.js";

/**
 * Who in the directory each account is: by the first rule that is on and finds anybody, and never by a guess. By
 * ascending user id. The order of the lists changes nothing.
 */
export function matchAccounts(
  _users: readonly Pick<User, "id" | "email">[],
  _identities: readonly Identity[],
  _settings: MatchSettings,
): ReadonlyMap<number, Match> {
  throw new Error("not built yet");
}
