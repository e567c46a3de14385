import { ROOT_EMAIL } from "./ids.js";
import { invalidOrganisation } from "./invalid-organisation.js";
import type { Organisation } from "./organisation.js";

type Lookup = (place: string, key: string) => void;

/** Registers the keys of a list, refuses a second one of the same, and gives the check for references to it. */
function lookup(kind: string, keys: Iterable<readonly [place: string, key: string]>): Lookup {
  const known = new Set<string>();
  for (const [place, one] of keys) {
    if (known.has(one)) throw invalidOrganisation(place, `there is already a ${kind} "${one}"`);
    known.add(one);
  }
  return (place, one) => {
    if (!known.has(one)) throw invalidOrganisation(place, `no ${kind} "${one}"`);
  };
}

function* keysOf(
  list: string,
  entries: readonly { readonly key: string }[],
): Iterable<readonly [string, string]> {
  for (const [index, entry] of entries.entries()) yield [`${list}[${index}].key`, entry.key];
}

function* userKeys(organisation: Organisation): Iterable<readonly [string, string]> {
  yield ["users", "root"];
  yield ["users", ROOT_EMAIL];
  for (const [index, user] of organisation.users.entries())
    yield [`users[${index}].email`, user.email.toLowerCase()];
}

/**
 * Checks that every key is there once, and everything that refers to one finds it.
 * @throws Problem `organisation_invalid`.
 */
export function checkReferences(organisation: Organisation): void {
  const builtin = [
    ["groups", "admin"],
    ["groups", "default"],
  ] as const;
  const group = lookup("group with key", [...builtin, ...keysOf("groups", organisation.groups)]);
  const dataSource = lookup("data source with key", keysOf("dataSources", organisation.dataSources));
  const query = lookup("query with key", keysOf("queries", organisation.queries));
  const destination = lookup("destination with key", keysOf("destinations", organisation.destinations));
  const dashboard = lookup("dashboard with key", keysOf("dashboards", organisation.dashboards));
  const alert = lookup("alert with key", keysOf("alerts", organisation.alerts));
  const byEmail = lookup("user with e-mail", userKeys(organisation));
  const user: Lookup = (place, email) => byEmail(place, email.toLowerCase());

  each("dataSources", organisation.dataSources, (source, at) =>
    each(`${at}.grants`, source.grants, (grant, place) => group(`${place}.group`, grant.group)),
  );
  each("users", organisation.users, (one, at) =>
    each(`${at}.groups`, one.groups ?? [], (name, place) => group(place, name)),
  );
  each("queries", organisation.queries, (one, at) => {
    dataSource(`${at}.dataSource`, one.dataSource);
    user(`${at}.owner`, one.owner);
    each(`${at}.editors`, one.editors, (email, place) => user(place, email));
  });
  each("dashboards", organisation.dashboards, (one, at) => {
    user(`${at}.owner`, one.owner);
    each(`${at}.queries`, one.queries, (name, place) => query(place, name));
    each(`${at}.editors`, one.editors, (email, place) => user(place, email));
  });
  each("alerts", organisation.alerts, (one, at) => {
    query(`${at}.query`, one.query);
    user(`${at}.owner`, one.owner);
    each(`${at}.subscriptions`, one.subscriptions, (subscription, place) => {
      user(`${place}.user`, subscription.user);
      if (subscription.destination !== undefined)
        destination(`${place}.destination`, subscription.destination);
    });
  });
  const lists = new Map(Object.entries({ groups: group, dataSources: dataSource, users: user }));
  lists
    .set("queries", query)
    .set("dashboards", dashboard)
    .set("alerts", alert)
    .set("destinations", destination);
  each("events", organisation.events, (one, at) => {
    if (one.user !== undefined) user(`${at}.user`, one.user);
    checkObject(lists, `${at}.object`, one.object);
    for (const [name, object] of Object.entries(one.references))
      checkObject(lists, `${at}.references.${name}`, object);
  });
}

function each<T>(list: string, entries: readonly T[], check: (entry: T, place: string) => void): void {
  for (const [index, entry] of entries.entries()) check(entry, `${list}[${index}]`);
}

/** `groups:auditors` must name a group of the organisation; `page:admin/groups` is Redash's own and free. */
function checkObject(lists: ReadonlyMap<string, Lookup>, place: string, object: string): void {
  const [list = "", ...rest] = object.split(":");
  lists.get(list)?.(place, rest.join(":"));
}
