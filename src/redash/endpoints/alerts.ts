import { z } from "zod";
import { alert, type RawAlert } from "../alert.js";
import type { ReadEndpoint } from "../endpoint.js";

/** The alerts on queries that the caller's own groups reach, administrator or not. */
const alerts: ReadEndpoint<void, RawAlert[]> = Object.freeze({
  template: "/api/alerts",
  path: () => "/api/alerts",
  schema: z.array(alert),
  rows: (answer: RawAlert[]) => answer.length,
  patience: "short",
  needs: ["list_alerts"],
});

export default alerts;
