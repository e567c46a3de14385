import type { AnswerDescriptor } from "../answer.js";
import { alert } from "./alert.js";
import { alertSubscriptions } from "./alert-subscriptions.js";
import { alerts } from "./alerts.js";
import { config } from "./config.js";
import { dashboard } from "./dashboard.js";
import { dashboardAcl } from "./dashboard-acl.js";
import { dashboards } from "./dashboards.js";
import { dataSource } from "./data-source.js";
import { dataSources } from "./data-sources.js";
import { destinations } from "./destinations.js";
import { events } from "./events.js";
import { group } from "./group.js";
import { groupDataSources } from "./group-data-sources.js";
import { groupMembers } from "./group-members.js";
import { groups } from "./groups.js";
import { organizationSettings } from "./organization-settings.js";
import { organizationStatus } from "./organization-status.js";
import { queries } from "./queries.js";
import { query } from "./query.js";
import { queryAcl } from "./query-acl.js";
import { queryArchive } from "./query-archive.js";
import { querySnippets } from "./query-snippets.js";
import { serverStatus } from "./server-status.js";
import { session } from "./session.js";
import { user } from "./user.js";
import { users } from "./users.js";

/** Every path that the simulated server knows. Of two patterns that fit, the earlier one answers. */
export const ANSWERS: readonly AnswerDescriptor[] = [
  alert,
  alertSubscriptions,
  alerts,
  config,
  dashboard,
  dashboardAcl,
  dashboards,
  dataSource,
  dataSources,
  destinations,
  events,
  group,
  groupDataSources,
  groupMembers,
  groups,
  organizationSettings,
  organizationStatus,
  queries,
  queryArchive,
  query,
  queryAcl,
  querySnippets,
  serverStatus,
  session,
  user,
  users,
];
