import type { RequestListener } from "node:http";
import { connect as connectSocket, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { hintOf } from "../../src/model/problem-kinds.js";
import type { Attempt } from "../../src/redash/endpoint.js";
import { groupMembers, organizationStatus } from "../../src/redash/endpoints/index.js";
import { selfSigned } from "../helpers/certificate.js";
import { client, problemOf } from "../helpers/client.js";
import { answering, inTurn, type LocalServer, serve } from "../helpers/http-server.js";

const GOOD = '{"object_counters": {"users": 3}}';
const good = answering(200, "application/json", GOOD);
const silence: RequestListener = () => {};
const reset: RequestListener = (request) => request.socket.destroy();
const ONCE = { budget: 0 };

const status = (server: LocalServer, options = {}) =>
  client(server.url, options).read(organizationStatus, undefined);

test("a late first byte is a time-out, at the limit of the endpoint's patience", async () => {
  const late: RequestListener = (request, response) => {
    setTimeout(() => answering(200, "application/json", "[]")(request, response), 150);
  };
  const server = await serve(late);
  const timeouts = { shortMs: 50, longMs: 5000 };
  const problem = await problemOf(status(server, { timeouts, retry: ONCE }), "timed_out");
  expect(problem.message).toBe("No answer came within 0.05 s.");
  expect(problem.status).toBeUndefined();
  expect(await client(server.url, { timeouts }).read(groupMembers, { groupId: 2 })).toEqual([]);
});

test("a silence inside the answer is a time-out", async () => {
  const stalled: RequestListener = (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).write(GOOD.slice(0, 9));
  };
  const server = await serve(stalled);
  const problem = await problemOf(status(server, { timeouts: { shortMs: 300 }, retry: ONCE }), "timed_out");
  expect(problem.message).toBe("The answer stopped half-way: nothing came for 0.3 s.");
});

test("an answer that keeps coming is not too slow, however long it takes", async () => {
  const dripping: RequestListener = (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const pieces = GOOD.match(/.{1,4}/g) ?? [];
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece !== undefined) return response.write(piece);
      clearInterval(timer);
      return response.end();
    }, 60);
  };
  const server = await serve(dripping);
  expect(await status(server, { timeouts: { shortMs: 400 }, retry: ONCE })).toEqual({ users: 3 });
});

test("a time-out is tried once more, but not where the server worked for long", async () => {
  const server = await serve(silence);
  const reader = client(server.url, { timeouts: { shortMs: 20, longMs: 20 } });
  const attempts: Attempt[] = [];
  const record = (attempt: Attempt) => attempts.push(attempt);
  await problemOf(reader.read(organizationStatus, undefined, record), "timed_out");
  expect(attempts).toHaveLength(2);
  await problemOf(reader.read(groupMembers, { groupId: 2 }, record), "timed_out");
  expect(attempts).toHaveLength(3);
});

test("a connection reset before an answer is unreachable, tried again, and can go well", async () => {
  const server = await serve(inTurn(reset, reset, good));
  expect(await status(server)).toEqual({ users: 3 });
  expect(server.requests).toHaveLength(3);
  const dead = await serve(reset);
  const problem = await problemOf(status(dead), "unreachable");
  expect(problem.message).toMatch(/closed before an answer came\. \(tried 6 times\)$/);
});

test.each<[string, RequestListener]>([
  [
    "of announced length",
    (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": GOOD.length });
      response.write(GOOD.slice(0, 12), () => response.socket?.destroy());
    },
  ],
  [
    "in chunks",
    (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(GOOD.slice(0, 12), () => response.socket?.end());
    },
  ],
  [
    "of unannounced length",
    (request) =>
      request.socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n${GOOD.slice(0, 12)}`),
  ],
])("an answer %s that is cut is cut short, tried again, and can go well", async (_name, cut) => {
  expect(await status(await serve(inTurn(cut, good)))).toEqual({ users: 3 });
  const attempts: unknown[] = [];
  const server = await serve(cut);
  const reading = client(server.url, { retry: ONCE }).read(organizationStatus, undefined, (attempt) =>
    attempts.push(attempt),
  );
  const problem = await problemOf(reading, "answer_cut_short");
  expect(problem.status).toBeUndefined();
  const path = "/api/organization/status";
  expect(attempts).toEqual([{ template: path, path, status: null, rows: 0, bodySha256: null }]);
});

test("of an error's body the first 64 KiB are hashed, however they come", async () => {
  const server = await serve((_request, response) => {
    response.writeHead(500, { "content-type": "text/html" });
    response.write("x".repeat(65_000), () => response.end("x".repeat(1_000)));
  });
  const hashes: unknown[] = [];
  const reading = client(server.url, { retry: ONCE }).read(organizationStatus, undefined, (attempt) =>
    hashes.push(attempt.bodySha256),
  );
  await problemOf(reading, "server_error");
  // head -c 65536 /dev/zero | tr '\0' x | sha256sum
  expect(hashes).toEqual(["1f8745f0d2d1387ec1af2211a3cf417b2e9e885e853472649c1d979d0e9370e3"]);
});

test("an answer of no announced length that is whole is read", async () => {
  const raw: RequestListener = (request) =>
    request.socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n${GOOD}`);
  expect(await status(await serve(raw))).toEqual({ users: 3 });
});

test("an answer beyond the limit of its patience is too large, and its connection is closed", async () => {
  const server = await serve(answering(200, "application/json", `[${" ".repeat(300_000)}]`));
  const maxBodyBytes = { short: 100_000, long: 400_000 };
  const reader = client(server.url, { maxBodyBytes });
  const problem = await problemOf(reader.read(organizationStatus, undefined), "answer_too_large");
  expect(problem.message).toBe("The answer is larger than 98 KB.");
  expect(await reader.read(groupMembers, { groupId: 2 })).toEqual([]);
  expect(server.requests).toHaveLength(2);
});

test("an error's page that never ends is not waited for", async () => {
  const endless: RequestListener = (_request, response) => {
    response.writeHead(404, { "content-type": "text/html" }).write("x".repeat(100_000));
  };
  const server = await serve(endless);
  await problemOf(status(server), "not_redash");
  await expect.poll(() => server.sockets.size).toBe(0);
});

test("where nothing listens, or no host is, is unreachable", async () => {
  const { port } = await new Promise<{ port: number }>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address() as { port: number };
      probe.close(() => resolve(address));
    });
  });
  const refused = client(`http://127.0.0.1:${port}`, { retry: ONCE }).read(organizationStatus, undefined);
  const problem = await problemOf(refused, "unreachable");
  expect(problem.message).toBe(`Cannot reach http://127.0.0.1:${port}: nothing listens there.`);
  expect(String(problem.cause)).toContain("ECONNREFUSED");
  const unknown = client("https://no-such-host.invalid").read(organizationStatus, undefined);
  expect((await problemOf(unknown, "unreachable")).message).toMatch(
    /^Cannot reach https:\/\/no-such-host.invalid: /,
  );
});

test("what does not speak HTTP is not Redash", async () => {
  const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  await problemOf(client(`http://127.0.0.1:${port}`).read(organizationStatus, undefined), "not_redash");
});

test("https to a port that speaks http is explained", async () => {
  const server = await serve(good);
  const reading = client(server.url.replace("http:", "https:")).read(organizationStatus, undefined);
  expect((await problemOf(reading, "unreachable")).message).toMatch(/this port does not speak https\.$/);
});

test("a certificate of an own authority is refused, and accepted once it is given", async () => {
  const own = selfSigned(["localhost"]);
  const server = await serve(good, own);
  const refused = await problemOf(status(server), "certificate_refused");
  expect(refused.message).toMatch(
    /^The certificate of localhost:\d+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
  );
  expect(hintOf(refused)).toContain("--ca-file");
  expect(await status(server, { ca: own.cert })).toEqual({ users: 3 });
});

test.each([
  ["for another host", selfSigned(["elsewhere.example"]), "ERR_TLS_CERT_ALTNAME_INVALID", "host name"],
  ["that has expired", selfSigned(["localhost"], "210101000000Z"), "CERT_HAS_EXPIRED", "expired"],
])("a certificate %s is refused with what to do", async (_name, own, code, hint) => {
  const problem = await problemOf(status(await serve(good, own), { ca: own.cert }), "certificate_refused");
  expect(problem.message).toContain(code);
  expect(hintOf(problem)).toContain(hint);
});

test("a file of certificates that holds none is refused at once", () => {
  expect(() => client("https://redash.example.com", { ca: "nothing" })).toThrow("holds none");
});

interface ProxyOptions {
  readonly login?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A forward proxy for which every tunnel leads to `port` of this machine. */
async function forwardProxy(port: number, { login, tls }: ProxyOptions = {}) {
  const tunnels: string[] = [];
  const proxy = await serve((request, response) => {
    tunnels.push(request.url ?? "");
    if (request.url?.startsWith("http://redash.test") !== true) return response.writeHead(502).end();
    return good(request, response);
  }, tls);
  proxy.server.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    if (login !== undefined && request.headers["proxy-authorization"] !== `Basic ${btoa(login)}`) {
      return socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    }
    const target = connectSocket(port, "127.0.0.1", () => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
    target.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("error", () => target.destroy()).on("close", () => target.destroy());
    return socket.pipe(target).pipe(socket);
  });
  return { ...proxy, tunnels };
}

test("https goes through the proxy's tunnel, and the proxy does not see the key", async () => {
  const own = selfSigned(["redash.test"]);
  const server = await serve(good, own);
  const proxy = await forwardProxy(server.port);
  const options = { ca: own.cert, proxy: { httpsProxy: `127.0.0.1:${proxy.port}` } };
  expect(await client("https://redash.test", options).read(organizationStatus, undefined)).toEqual({
    users: 3,
  });
  expect(proxy.tunnels).toEqual(["redash.test:443"]);
  expect(proxy.requests).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test("a proxy that speaks https with an own certificate is trusted by the same file", async () => {
  const [own, proxys] = [selfSigned(["redash.test"]), selfSigned(["localhost"])];
  const proxy = await forwardProxy((await serve(good, own)).port, { tls: proxys });
  const through = (ca: string) =>
    client("https://redash.test", { ca, proxy: { httpsProxy: proxy.url } }).read(
      organizationStatus,
      undefined,
    );
  expect(await through(own.cert + proxys.cert)).toEqual({ users: 3 });
  await problemOf(through(own.cert), "certificate_refused");
});

test("the proxy's login is sent, and a lacking one explained without it", async () => {
  const own = selfSigned(["redash.test"]);
  const proxy = await forwardProxy((await serve(good, own)).port, { login: "reader:open sesame" });
  const through = (login: string) =>
    client("https://redash.test", {
      ca: own.cert,
      proxy: { httpsProxy: `http://${login}@127.0.0.1:${proxy.port}` },
    }).read(organizationStatus, undefined);
  expect(await through("reader:open%20sesame")).toEqual({ users: 3 });
  const problem = await problemOf(through("reader:wrong-one"), "unreachable");
  expect(problem.message).toBe("The proxy does not let the connection through (407).");
  expect(hintOf(problem)).toContain("user:password@");
});

test("plain http, where allowed, is asked of the http proxy", async () => {
  const proxy = await forwardProxy(0);
  const options = { allowPlainHttp: true, proxy: { httpProxy: proxy.url } };
  expect(await client("http://redash.test", options).read(organizationStatus, undefined)).toEqual({
    users: 3,
  });
  expect(proxy.tunnels).toEqual(["http://redash.test/api/organization/status"]);
});

test("NO_PROXY and this machine are reached without the proxy", async () => {
  const proxy = await forwardProxy(0);
  const server = await serve(good);
  expect(await status(server, { proxy: { httpProxy: proxy.url } })).toEqual({ users: 3 });
  const direct = client("https://no-such-host.invalid", {
    proxy: { httpsProxy: proxy.url, noProxy: "other.example, .invalid" },
  });
  await problemOf(direct.read(organizationStatus, undefined), "unreachable");
  expect(proxy.tunnels).toEqual([]);
});
