import { addressKey, type Identity } from "../model/directory.js";
import type { User } from "../model/snapshot.js";

/** What to call an account beside others of the same person. */
export function accountLabel({ id, email, disabled }: Pick<User, "id" | "email" | "disabled">): string {
  return `${email} #${id}${disabled ? " (disabled)" : ""}`;
}

/** What to call an identity in a sentence. */
export function identityLabel({ key, mail, upn, login, name, places }: Identity): string {
  const called = mail ?? upn ?? login ?? name ?? key;
  return places[0] === undefined ? called : `${called} (${places[0]})`;
}

/** All that tells an identity from others that may have its name or address: `Ana Berg, ana@x, login aberg, id 7 (...)`. */
export function identityInFull({ ids, mail, upn, login, name, places }: Identity): string {
  const told = new Set(mail === undefined ? [] : [addressKey(mail)]);
  const differing = (what: string, address: string | undefined) => {
    if (address === undefined || told.has(addressKey(address))) return [];
    told.add(addressKey(address));
    return [`${what} ${address}`];
  };
  const parts = [
    ...(name === undefined ? [] : [name]),
    ...(mail === undefined ? [] : [mail]),
    ...differing("UPN", upn),
    ...differing("login", login),
    ...ids.map((id) => `id ${id}`),
  ].join(", ");
  return places[0] === undefined ? parts : `${parts} (${places[0]})`;
}
