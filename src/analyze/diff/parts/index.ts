import type { DiffPartDescriptor } from "../part.js";
import access from "./access.js";
import alerts from "./alerts.js";
import dashboards from "./dashboards.js";
import dataSources from "./data-sources.js";
import findings from "./findings.js";
import grants from "./grants.js";
import groups from "./groups.js";
import memberships from "./memberships.js";
import queries from "./queries.js";
import settings from "./settings.js";
import users from "./users.js";
import waysRound from "./ways-round.js";

/** Every part, in the order in which a diff has them. A new one is its file and a line here. */
export const PARTS: readonly DiffPartDescriptor[] = [
  settings,
  users,
  groups,
  memberships,
  dataSources,
  grants,
  access,
  waysRound,
  queries,
  dashboards,
  alerts,
  findings,
];
