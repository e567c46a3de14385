import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";

export interface RawDestination {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

/** Where alerts can go besides the mailboxes of users. The list is without their settings. */
const destinations: ReadEndpoint<void, RawDestination[]> = Object.freeze({
  template: "/api/destinations",
  path: () => "/api/destinations",
  schema: z.array(z.object({ id: serverId, name: z.string(), type: z.string() })),
  rows: (answer: RawDestination[]) => answer.length,
  patience: "short",
  needs: [],
});

export default destinations;
