import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { compileMisbehaviours, type Misbehaviour } from "./misbehaviour.js";
import { parseOrganisation } from "./parse-organisation.js";
import { through } from "./reply.js";
import { type Asked, route } from "./route.js";
import { send } from "./send.js";
import { type Truth, truth } from "./truth.js";
import { buildWorld, type World } from "./world.js";

export interface SimulatorOptions {
  /** In the format of `organisationSchema`; it is parsed here. */
  readonly organisation: unknown;
  /** The version that it says it is, and whose release it answers as: `10.1.0`. */
  readonly version: string;
  /** On 127.0.0.1; left out: a free one. */
  readonly port?: number;
  /** Where it is mounted, as on a server of several organisations: `/acme`. */
  readonly basePath?: string;
  /** The first one is nearest to the caller. */
  readonly misbehaviours?: readonly Misbehaviour[];
}

/** One request that reached the server, without any header. */
interface RequestLog {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** null: the connection broke, or nothing was answered. */
  readonly status: number | null;
}

export interface Simulator {
  /** Base path included, without a slash at its end. */
  readonly url: string;
  /** The API key of `root`, an administrator. */
  readonly adminKey: string;
  /** @throws TypeError when the organisation has no such user. */
  keyOf(email: string): string;
  /** Every secret that the server holds: of users, queries and dashboards. */
  keys(): readonly string[];
  /** In the order in which they came. */
  readonly requests: readonly RequestLog[];
  /** The most requests that were open at one moment. */
  readonly mostOpen: () => number;
  readonly world: World;
  /** What is so, straight from the organisation and not through any answer. */
  truth(): Truth;
  close(): Promise<void>;
}

/**
 * Starts a server on loopback that answers as a Redash of that version which holds the organisation.
 *
 * @throws Problem `organisation_invalid` or `version_unsupported`.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const organisation = parseOrganisation(options.organisation);
  const world = buildWorld(organisation, options.version);
  const basePath = options.basePath?.replace(/\/+$/, "") ?? "";
  const requests: RequestLog[] = [];
  const open = { now: 0, most: 0 };
  const layers = compileMisbehaviours(options.misbehaviours ?? [], world);
  const reply = through(layers, (asked) => route(world, asked));
  const server = createServer(async (request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    response.once("close", () => {
      open.now -= 1;
    });
    await answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    const asked = readRequest(request, url, basePath);
    if (asked === undefined) {
      requests.push({ method: request.method ?? "GET", path, status: 404 });
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end("<h1>Not Found</h1>\n");
      return;
    }
    const sent = reply(asked);
    const lost = sent.breaks === "before" || sent.silence === Number.POSITIVE_INFINITY;
    requests.push({ method: asked.method, path, status: lost ? null : sent.status });
    await send(response, sent, asked.method !== "HEAD");
  }

  await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;
  const adminKey = world.users.get(1)?.apiKey ?? "";
  return {
    url,
    adminKey,
    keyOf: (email) => keyOf(world, email),
    keys: () => [...world.users.values(), ...world.queries, ...world.dashboards].map(({ apiKey }) => apiKey),
    requests,
    mostOpen: () => open.most,
    world,
    truth: () => truth(world),
    close: () => close(server),
  };
}

function keyOf(world: World, email: string): string {
  for (const user of world.users.values()) if (user.email === email.toLowerCase()) return user.apiKey;
  throw new TypeError(`no user ${email} in the organisation`);
}

/** undefined: outside of the base path. */
function readRequest(request: IncomingMessage, baseUrl: string, basePath: string): Asked | undefined {
  const asked = `http://127.0.0.1${request.url ?? "/"}`;
  if (!URL.canParse(asked)) return undefined;
  const url = new URL(asked);
  if (!url.pathname.startsWith(`${basePath}/`)) return undefined;
  const header = request.headers.authorization?.replace(/^Key /, "");
  return {
    method: request.method ?? "GET",
    path: url.pathname.slice(basePath.length),
    query: url.searchParams,
    key: url.searchParams.get("api_key") ?? header,
    baseUrl,
    shuffle: null,
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
