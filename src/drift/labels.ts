import type { Identity } from "../model/directory.js";
import type { User } from "../model/snapshot.js";

/** What to call an account beside others of the same person. */
export function accountLabel({ id, email, disabled }: User): string {
  return `${email} #${id}${disabled ? " (disabled)" : ""}`;
}

/** What to call an identity beside others that may have the same address: where it stands tells them apart. */
export function identityLabel({ key, mail, upn, login, name, places }: Identity): string {
  const called = mail ?? upn ?? login ?? name ?? key;
  return places[0] === undefined ? called : `${called} (${places[0]})`;
}
