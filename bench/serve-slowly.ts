/**
 * A simulated server that takes the time of a real one: a proxy with as many workers before the simulator, each at
 * work on one request at a time. `serve-slowly.js SIZE`. `GET /asked` tells the paths that were asked for, in their order.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { startSimulator } from "../dist/simulator/server.js";
import { WORKERS, workMs } from "./collector/real-times.js";
import { organisationOf, sizeNamed } from "./organisation.js";

const simulator = await startSimulator({
  organisation: organisationOf(sizeNamed(process.argv[2])),
  version: "26.3.0",
});
const worker = pLimit(WORKERS);
const asked: string[] = [];

const server = createServer((request, response) => {
  const path = request.url ?? "/";
  if (path === "/asked") {
    response.end(JSON.stringify(asked));
    return;
  }
  asked.push(path);
  worker(() => answer(path, request, response));
}).listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.stdout.write(`${JSON.stringify({ url, key: simulator.adminKey })}\n`);
});
process.stdin.resume().on("end", () => process.exit(0));

async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [reply] = await Promise.all([
    fetch(simulator.url + path, { headers: { authorization: request.headers.authorization ?? "" } }),
    wait(workMs(path)),
  ]);
  const body = Buffer.from(await reply.arrayBuffer());
  const type = reply.headers.get("content-type") ?? "application/json";
  response.writeHead(reply.status, { "content-type": type, "content-length": body.length }).end(body);
}
