import type { Report } from "../../model/report.js";
import { knownVersion } from "../../model/versions.js";
import { LEVELS } from "../../page/signs.js";
import { visible } from "../../page/visible.js";
import { ownersInWords } from "../../page/way-kinds.js";
import { count } from "../../page/words.js";

/** The rule in plain words, for the release that was read (docs/redash-api.md, "Who can do what"). */
export function methodView({ meta, tables, only }: Report) {
  const { traits } = knownVersion(meta.server.version);
  const [query, view, schema] = LEVELS;
  return {
    rule: [
      {
        level: query,
        grant: "full",
        permission: "execute_query; or create_query, as whoever makes a query can have it refreshed",
      },
      { level: view, grant: "full or view only", permission: anyOf(traits.access.readResult) },
      { level: schema, grant: "full or view only", permission: "none" },
    ],
    disabled: traits.access.disabledKeyWorks
      ? "keep their access: this release goes on serving their API keys."
      : "have no access now. Enabling the account brings all of it back at once: it is latent.",
    pending: traits.tellsPendingAndActivity
      ? "are invited and have not accepted yet. Their API key works already, so their access is live."
      : "cannot be told apart: this release does not say who has not accepted an invitation yet. They count as enabled.",
    ownedQueries: ownersInWords(traits.access),
    keys: traits.keysTried
      ? "Query keys, public links, schedules and alerts that go on were tried to the end on Redash 10 and 26. Redash 25 lies between these, which answer alike, and is taken to be like them."
      : "Query keys, public links, schedules and alerts that go on were not tried to the end on this release: they are there, and called possible.",
    files: tables
      .filter(({ id }) => only === null || id === "effective-access")
      .map(({ id, description, rowCount }) => ({
        name: `${id}.csv`,
        description: visible(description),
        rows: count(rowCount, "row"),
      })),
  };
}

function anyOf(permissions: readonly string[]): string {
  return permissions.join(" or ");
}
