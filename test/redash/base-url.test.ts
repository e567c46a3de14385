import { describe, expect, test } from "vitest";
import { Problem } from "../../src/model/problem.js";
import { isLoopback, parseBaseUrl } from "../../src/redash/base-url.js";

describe("an address is taken as people write it", () => {
  test.each([
    ["https://redash.example.com", "https://redash.example.com"],
    ["https://redash.example.com/", "https://redash.example.com"],
    ["  https://redash.example.com//\n", "https://redash.example.com"],
    ["HTTPS://Redash.Example.Com:443", "https://redash.example.com"],
    ["https://redash.example.com:8443/acme", "https://redash.example.com:8443/acme"],
    ["https://redash.example.com/acme/", "https://redash.example.com/acme"],
    ["https://example.com/tools/redash//", "https://example.com/tools/redash"],
    ["https://redash.example.com/api", "https://redash.example.com"],
    ["https://redash.example.com/api/", "https://redash.example.com"],
    ["https://redash.example.com/acme/api/", "https://redash.example.com/acme"],
    ["https://redash.example.com/apiary", "https://redash.example.com/apiary"],
    ["https://größe.example", "https://xn--gre-6ka8i.example"],
    ["http://localhost:5000", "http://localhost:5000"],
    ["http://127.0.0.1:5000/acme/", "http://127.0.0.1:5000/acme"],
    ["http://127.1:5000", "http://127.0.0.1:5000"],
    ["http://[::1]:5000/", "http://[::1]:5000"],
    ["http://redash.localhost", "http://redash.localhost"],
  ])("%j is %s", (text, expected) => {
    expect(parseBaseUrl(text)).toBe(expected);
  });
});

describe("an address that cannot be right, or would carry a secret, is refused without repeating the secret", () => {
  test.each([
    ["", "url_invalid"],
    ["redash.example.com", "url_invalid"],
    ["localhost:5000", "url_invalid"],
    ["/acme", "url_invalid"],
    ["https://", "url_invalid"],
    ["https://redash.example.com:99999", "url_invalid"],
    ["ftp://redash.example.com", "url_invalid"],
    ["file:///etc/passwd", "url_invalid"],
    ["hunter2hunter2hunter2", "url_invalid"],
    ["https://ana:hunter2@redash.example.com", "url_invalid"],
    ["https://hunter2@redash.example.com", "url_invalid"],
    ["https://redash.example.com/?api_key=hunter2", "url_invalid"],
    ["https://redash.example.com/#hunter2", "url_invalid"],
    ["https://redash.example.com/acme/api/users/7", "url_invalid"],
    ["http://redash.example.com", "plain_http_refused"],
    ["http://127.0.0.1.example.com", "plain_http_refused"],
    ["http://localhost.example.com", "plain_http_refused"],
    ["http://10.0.0.1", "plain_http_refused"],
    ["http://[::2]", "plain_http_refused"],
  ])("%j: %s", (text, code) => {
    const refuse = () => parseBaseUrl(text);
    expect(refuse).toThrow(Problem);
    expect(refuse).toThrow(expect.objectContaining({ code }));
    expect(refuse).not.toThrow(/hunter2/);
  });
});

test("a call's address is answered with the server's", () => {
  const refuse = () => parseBaseUrl("https://redash.example.com/acme/api/users/7");
  expect(refuse).toThrow(
    expect.objectContaining({ ownHint: "Give what stands before /api: https://redash.example.com/acme" }),
  );
});

test("plain http to another host is taken where it is allowed", () => {
  expect(parseBaseUrl("http://redash.example.com/acme/", true)).toBe("http://redash.example.com/acme");
});

test("this machine is known by all its names, and no other", () => {
  const hosts = ["localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]"];
  expect(hosts.filter(isLoopback)).toEqual(hosts);
  expect(["127.0.0.1.nip.io", "localhost.example", "notlocalhost", "0.0.0.0"].filter(isLoopback)).toEqual([]);
});
