import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "./reply.js";

const PIECES = 10;

/** Sends a reply as it is said to travel. Ends early when the other side is gone. */
export async function send(response: ServerResponse, reply: Reply, withBody: boolean): Promise<void> {
  const { silence = 0, spread = 0, breaks } = reply;
  if (silence === Number.POSITIVE_INFINITY) return;
  if (silence > 0) await wait(silence);
  if (response.destroyed) return;
  if (breaks === "before") {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, headers(reply, body.length));
  if (breaks === "in-body") {
    await breakInBody(response, body);
    return;
  }
  if (spread > 0 && withBody) await dribble(response, body, spread);
  response.end(spread > 0 || !withBody ? undefined : body);
}

function headers(reply: Reply, length: number): Record<string, string> {
  return {
    "content-type": reply.contentType,
    "content-length": String(length),
    ...(reply.location === undefined ? {} : { location: reply.location }),
    ...(reply.retryAfter === undefined ? {} : { "retry-after": reply.retryAfter }),
  };
}

function breakInBody(response: ServerResponse, body: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      response.socket?.destroy();
      resolve();
    });
  });
}

async function dribble(response: ServerResponse, body: Buffer, spread: number): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    response.write(body.subarray(start, start + size));
    await wait(spread / PIECES);
  }
}
