import { expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { isLatent } from "../../src/page/latent.js";
import { pageDataOf } from "../../src/report/page/page-data.js";
import { snapshot, user } from "../helpers/snapshots.js";
import { rowsOf } from "../helpers/tables.js";

const users = [
  user(1, "A, enabled", [2]),
  user(2, "B, pending", [2], { pending: true }),
  user(3, "C, disabled", [2], { disabled: true }),
];

// On 5 alone the API key of a disabled account works (recordings: oracle of 5.0.2).
it.each([
  ["4.0.2", ["live", "live", "latent"]],
  ["5.0.2", ["live", "live", "live"]],
  ["8.0.2", ["live", "live", "latent"]],
  ["26.3.0", ["live", "live", "latent"]],
])("on %s says of whose access is latent what the table of users says", (version, now) => {
  const collected = snapshot({ version, users });
  const data = pageDataOf(buildReport(collected));
  const told = users.map((_, place) => (isLatent(data, place) ? "latent" : "live"));
  expect(told).toEqual(now);
  expect(rowsOf(collected, "users", ["access_now"])).toEqual(now.map((one) => [one]));
});
