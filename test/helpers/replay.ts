import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Exchange, type Recording, target } from "./recordings.js";
import { derivedExchange } from "./replay-derived.js";

export interface Replay {
  readonly url: string;
  /** The key under which the requests of `admin` are answered. */
  readonly adminKey: string;
  /** The same of another caller of the recording: `nobody` has none. */
  keyOf(as: string): string;
  /** Each request with its query, in the order in which they came. */
  readonly requests: readonly string[];
  /** Those that the recording has no answer for: they got 599. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

/**
 * A server that says again what a real one said: same path, query and caller, same status, headers and body.
 * What the recording lacks is derived where it follows exactly from what it has (see replay-derived), and is a
 * 599 otherwise.
 * @param forbidden paths that the recorder never asked for, and that are to be a 403
 */
export async function startReplay(recording: Recording, forbidden?: RegExp): Promise<Replay> {
  const exchanges = new Map(recording.exchanges.map((exchange) => [nameOf(exchange), exchange]));
  const callers = [...new Set(recording.exchanges.map(({ request }) => request.as))];
  const requests: string[] = [];
  const unknown: string[] = [];
  const server = createServer((request, response) => {
    const asked = request.url ?? "/";
    const as = callerOf(request, callers);
    requests.push(asked);
    if (forbidden?.test(asked)) {
      response.writeHead(403, { "content-type": "application/json" }).end('{"message":"Forbidden"}');
      return;
    }
    const found = exchanges.get(`${as} ${asked}`) ?? derivedExchange(recording, asked, as);
    if (found === undefined) {
      unknown.push(asked);
      const message = `${asked} as ${as} is not in the recording of ${recording.version}, ${recording.org}`;
      response.writeHead(599, { "content-type": "application/json" }).end(JSON.stringify({ message }));
      return;
    }
    const body = typeof found.body === "string" ? found.body : JSON.stringify(found.body);
    response
      .writeHead(found.status, { ...found.headers, "content-length": String(Buffer.byteLength(body)) })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    adminKey: keyOf("admin"),
    keyOf,
    requests,
    unknown,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nameOf({ request }: Exchange): string {
  return `${request.as} ${target(request)}`;
}

/** 40 letters and digits, as a real key has. */
function keyOf(as: string): string {
  return as
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .padEnd(40, "0")
    .slice(0, 40);
}

function callerOf(request: IncomingMessage, callers: readonly string[]): string {
  const key = request.headers.authorization?.replace(/^Key /, "");
  if (key === undefined) return "nobody";
  return callers.find((as) => keyOf(as) === key) ?? "a wrong key";
}
