import { type RawAlert, alert as schema } from "../alert.js";
import type { ReadEndpoint } from "../endpoint.js";

/** One alert: to an administrator any, whatever his groups. 404 where there is none. It leaves an event `view`. */
const alert: ReadEndpoint<{ alertId: number }, RawAlert> = Object.freeze({
  template: "/api/alerts/<id>",
  path: ({ alertId }: { alertId: number }) => `/api/alerts/${alertId}`,
  schema,
  rows: () => 1,
  patience: "short",
  needs: ["admin"],
});

export default alert;
