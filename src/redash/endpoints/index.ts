export { default as dataSource } from "./data-source.js";
export { default as dataSources } from "./data-sources.js";
export { default as groupDataSources } from "./group-data-sources.js";
export { default as groupMembers } from "./group-members.js";
export { default as groups } from "./groups.js";
export { default as organizationStatus } from "./organization-status.js";
export { default as session } from "./session.js";
export { default as users } from "./users.js";
