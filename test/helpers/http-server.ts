import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface LocalServer {
  readonly server: Server;
  readonly url: string;
  readonly port: number;
  /** Requests so far, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
}

/** A real server on loopback for the length of one test. With a certificate it speaks https, as `localhost`. */
export async function serve(
  listener: RequestListener,
  tls?: { readonly cert: string; readonly key: string },
): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const counted: RequestListener = (request, response) => {
    requests.push(request);
    return listener(request, response);
  };
  const server = tls === undefined ? createServer(counted) : createTlsServer(tls, counted);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const url = tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  return { server, url, port, requests, sockets };
}

/** A listener that answers every request with one status, content type and body. */
export function answering(
  status: number,
  contentType: string,
  body: string,
  headers: Record<string, string> = {},
): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { "content-type": contentType, ...headers });
    response.end(body);
  };
}

/** A listener that takes the n-th for the n-th request, and the last for all that follow. */
export function inTurn(...listeners: RequestListener[]): RequestListener {
  let turn = 0;
  return (request, response) => {
    const listener = listeners[Math.min(turn, listeners.length - 1)];
    turn += 1;
    return listener?.(request, response);
  };
}
