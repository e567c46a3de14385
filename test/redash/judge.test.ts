import { describe, expect, test } from "vitest";
import { Problem } from "../../src/model/problem.js";
import { hintOf, type ProblemCode } from "../../src/model/problem-kinds.js";
import {
  groupDataSources,
  groups,
  organizationStatus,
  session,
  users,
} from "../../src/redash/endpoints/index.js";
import { client, problemOf } from "../helpers/client.js";
import { answering, inTurn, serve } from "../helpers/http-server.js";

const NONE = { budget: 0 };
const good = answering(200, "application/json", '{"object_counters": {}}');
const LOGIN_404 = '{"message": "Couldn\'t find resource. Please login and try again."}';
const NOT_FOUND_404 = JSON.stringify({
  message: "The requested URL was not found on the server.  If you entered the URL manually please check",
});
const REDASH_PAGE = "<!doctype html><html><head><title>Redash</title></head><body></body></html>";
const LOGIN_PAGE = '<html><form action="/login"><input name="p" type="password"></form></html>';
const json = "application/json";
const html = "text/html; charset=utf-8";

describe("a first answer", () => {
  test.each<[string, number, string, string, ProblemCode, string]>([
    ["Redash's to a wrong key", 404, json, LOGIN_404, "key_refused", "does not accept the API key"],
    ["a 404 of something else", 404, html, "<h1>Not found</h1>", "not_redash", "(404)"],
    ["Redash's own page", 200, html, REDASH_PAGE, "not_redash", "answers with a web page"],
    ["a login form", 200, html, LOGIN_PAGE, "login_page", "answers with a login page"],
    ["a SAML form", 200, html, '<form><input name="SAMLRequest"></form>', "login_page", "login page"],
    ["a page called Sign in", 200, html, "<title>Sign in · Corp</title>", "login_page", "login page"],
    ["plain text", 200, "text/plain", "ok", "not_redash", 'of type "text/plain"'],
    ["no content type", 200, "", "{}", "not_redash", 'of type ""'],
    ["JSON by name that is none", 200, json, "<html>", "answer_not_json", "says that it is JSON, and is not"],
    ["a bad request by something else", 400, html, "plain HTTP to HTTPS port", "not_redash", "(400)"],
    ["a login asked for by HTTP", 401, json, "{}", "login_page", "(401)"],
    ["a 403 where every key may", 403, html, "blocked", "login_page", "(403)"],
    ["a proxy's 407", 407, html, "", "unreachable", "(407)"],
    ["too many requests", 429, html, "", "rate_limited", "(429)"],
    [
      "Redash's 500",
      500,
      json,
      '{"message": "Internal Server Error"}',
      "server_error",
      "Redash failed (500)",
    ],
    ["a bad gateway", 502, html, "", "server_error", "(502)"],
    ["a busy server", 503, html, "", "server_error", "(503)"],
    ["a gateway's time-out", 504, html, "", "timed_out", "(504)"],
    ["no content", 204, json, "", "answer_unexpected", "answers 204"],
  ])("that is %s", async (_name, status, type, body, code, message) => {
    const server = await serve(answering(status, type, body));
    const reading = client(server.url, { retry: NONE }).read(organizationStatus, undefined);
    const problem = await problemOf(reading, code);
    expect(problem.message).toContain(message);
    expect(problem.status).toBe(status);
    expect(problem.place).toBe("GET /api/organization/status");
  });
});

describe("an answer of a server that has answered as Redash", () => {
  test.each<[string, number, string, string, ProblemCode, string]>([
    ["a web page", 200, html, REDASH_PAGE, "answer_not_json", "answers with a web page"],
    ["a login page", 200, html, LOGIN_PAGE, "login_page", "login page"],
    ["an unknown id", 404, json, NOT_FOUND_404, "not_found", "(404)"],
    ["a 404 of something else", 404, html, "", "answer_not_json", "is not the Redash API (404)"],
    [
      "a gateway's 404",
      404,
      json,
      '{"message": "no route"}',
      "answer_not_json",
      "is not the Redash API (404)",
    ],
    ["a key taken back", 404, json, LOGIN_404, "key_refused", "does not accept"],
    [
      "a refusal",
      400,
      json,
      '{"message": "Page is out of range."}',
      "request_refused",
      '"Page is out of range."',
    ],
    ["a refusal by something else", 405, html, "", "answer_not_json", "is not the Redash API (405)"],
  ])("that is %s", async (_name, status, type, body, code, message) => {
    const server = await serve(inTurn(good, answering(status, type, body)));
    const reader = client(server.url, { retry: NONE });
    await reader.read(organizationStatus, undefined);
    const problem = await problemOf(reader.read(groupDataSources, { groupId: 7 }), code);
    expect(problem.message).toContain(message);
    expect(problem.status).toBe(status);
  });
});

test("a 403 names what the key lacks", async () => {
  const server = await serve(answering(403, json, '{"message": "You don\'t have the permission"}'));
  const reading = client(server.url).read(users, { page: 1, pageSize: 250, order: "name" });
  const problem = await problemOf(reading, "permission_missing");
  expect(problem.message).toBe("The key may not read /api/users (403): it needs list_users.");
  expect(problem.place).toBe("GET /api/users?page=1&page_size=250&order=name");
});

test("a flaw in an answer is told with call and place", async () => {
  const page = { count: 1, page: 1, page_size: 250, results: [{ id: "1" }] };
  const server = await serve(answering(200, json, JSON.stringify(page)));
  const reading = client(server.url).read(users, { page: 1, pageSize: 250, order: "name" });
  const problem = await problemOf(reading, "answer_unexpected");
  expect(problem.place).toBe("GET /api/users?page=1&page_size=250&order=name: results[0].id");
});

test("JSON of another kind and a charset is JSON", async () => {
  const types = ["application/json; charset=utf-8", "Application/JSON", "text/json", "application/hal+json"];
  for (const type of types) {
    const server = await serve(answering(200, type, "[]"));
    expect(await client(server.url).read(groups, undefined)).toEqual([]);
  }
});

describe("a redirect is explained and not followed", () => {
  test.each<[string, string, ProblemCode, string]>([
    ["to Redash's login", "/login?next=%2Fapi%2Fsession", "login_page", "/login."],
    ["to an organisation's login", "/acme/login?next=x", "login_page", "/acme/login."],
    ["to the set-up page", "/setup", "not_set_up", "never set up"],
    [
      "to another host's sign-in",
      "https://sso.corp.example/saml?SAMLRequest=s3cret",
      "login_page",
      "https://sso.corp.example/saml.",
    ],
    [
      "to a host for sign-in",
      "https://login.corp.example/x?s3cret",
      "login_page",
      "https://login.corp.example/x.",
    ],
    [
      "to another host",
      "https://elsewhere.example/api/session?s3cret",
      "redirected",
      "another host: https://elsewhere.example/api/session.",
    ],
    [
      "to itself by https",
      "https://127.0.0.1/api/session?s3cret",
      "redirected",
      "redirects to https://127.0.0.1/api/session.",
    ],
    ["to a path below", "/acme/api/session", "redirected", "/acme/api/session."],
    ["to a slash", "/api/session/", "redirected", "/api/session/."],
    ["to nothing that can be read", "http://[", "redirected", "without saying where to"],
  ])("%s", async (_name, location, code, message) => {
    const server = await serve(answering(302, html, "", { location }));
    const problem = await problemOf(client(server.url).read(session, undefined), code);
    expect(problem.message).toContain(message);
    expect(problem.message + hintOf(problem)).not.toContain("s3cret");
    expect(problem.status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });

  test("Redash's own login page has another hint than one before it", async () => {
    const hintFor = async (location: string) => {
      const server = await serve(answering(302, html, "", { location }));
      return hintOf(await problemOf(client(server.url).read(session, undefined), "login_page"));
    };
    expect(await hintFor("/login?next=x")).toMatch(/^Check the address, its path too, and the key\./);
    expect(await hintFor("https://sso.example/login")).toBe(hintOf(new Problem("login_page", "")));
  });

  test("where the server moved as a whole, the hint gives the address to use", async () => {
    const location = "https://127.0.0.1:8443/acme/api/session";
    const server = await serve(answering(301, html, "", { location }));
    const problem = await problemOf(client(server.url).read(session, undefined), "redirected");
    expect(hintOf(problem)).toBe("Use this address, if it is yours: https://127.0.0.1:8443/acme");
  });

  test("the host that it leads to is not asked", async () => {
    const other = await serve(good);
    const location = `http://localhost:${other.port}/api/session`;
    const server = await serve(answering(307, html, "", { location }));
    await problemOf(client(server.url).read(session, undefined), "redirected");
    expect(other.requests).toEqual([]);
  });
});
