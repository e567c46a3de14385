import type { AnswerDescriptor } from "../answer.js";
import { config } from "./config.js";
import { dataSource } from "./data-source.js";
import { dataSources } from "./data-sources.js";
import { group } from "./group.js";
import { groupDataSources } from "./group-data-sources.js";
import { groupMembers } from "./group-members.js";
import { groups } from "./groups.js";
import { organizationSettings } from "./organization-settings.js";
import { organizationStatus } from "./organization-status.js";
import { session } from "./session.js";
import { user } from "./user.js";
import { users } from "./users.js";

/** Every path that the simulated server knows. Of two patterns that fit, the earlier one answers. */
export const ANSWERS: readonly AnswerDescriptor[] = [
  config,
  dataSource,
  dataSources,
  group,
  groupDataSources,
  groupMembers,
  groups,
  organizationSettings,
  organizationStatus,
  session,
  user,
  users,
];
