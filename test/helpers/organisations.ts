import type { OrganisationInput } from "../../src/simulator/organisation.js";

/** A small organisation, two groups and two data sources, with what a test wants otherwise in its place. */
export function organisation(different: OrganisationInput = {}): OrganisationInput {
  return {
    groups: [
      { key: "analysts", name: "Analysts" },
      { key: "viewers", name: "Viewers", permissions: ["view_query", "list_data_sources"] },
    ],
    dataSources: [
      {
        key: "warehouse",
        name: "Warehouse",
        grants: [{ group: "analysts" }, { group: "viewers", viewOnly: true }],
      },
      { key: "payroll", name: "Payroll", grants: [{ group: "admin" }] },
    ],
    users: [
      { name: "Ada", email: "ada@example.com", groups: ["default", "analysts"] },
      { name: "Ben", email: "ben@example.com", groups: ["viewers"] },
      { name: "Cleo", email: "cleo@example.com", groups: ["default"], state: "disabled" },
      { name: "Dan", email: "dan@example.com", groups: ["default"], state: "pending" },
    ],
    ...different,
  };
}

/** So many users of the default group, `person1@example.com` on; names unique, all made in the same second. */
export function people(count: number): NonNullable<OrganisationInput["users"]> {
  return Array.from({ length: count }, (_, index) => ({
    name: `Person ${String(index + 1).padStart(6, "0")}`,
    email: `person${index + 1}@example.com`,
  }));
}
