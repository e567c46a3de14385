import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseOrganisation } from "../../src/simulator/parse-organisation.js";
import { type Simulator, startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, type Finished, filesBelow, redashAccess } from "../helpers/command.js";
import { answering, serve } from "../helpers/http-server.js";

/**
 * Whatever is given wrong: exit 2, a message that fits on a screen and says what to do, nothing left behind, and never
 * the key in what is printed.
 */

const SCREEN = 12;
const ORGANISATION = parseOrganisation({
  groups: [{ key: "readers", name: "Readers" }],
  dataSources: [{ key: "w", name: "Warehouse", grants: [{ group: "readers" }] }],
  users: [
    { name: "Ana", email: "ana@example.com", groups: ["default", "readers"] },
    { name: "Lister", email: "lister@example.com", groups: ["admin"] },
    { name: "Gone", email: "gone@example.com", groups: ["admin", "default"], state: "disabled" },
  ],
});

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ organisation: ORGANISATION, version: "10.1.0" });
  return () => simulator.close();
});

/** Checks what is asked of every refusal, and gives the printed text to check what is asked of this one. */
function refused({ code, stdout, stderr }: Finished, cwd: string, left: readonly string[] = []): string {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(SCREEN);
  expect(stderr).not.toContain("    at ");
  expect(stderr).toContain("what to do: ");
  for (const key of simulator.keys()) expect(stderr).not.toContain(key);
  expect(filesBelow(cwd)).toEqual(left);
  return stderr;
}

describe("a server that cannot be read", () => {
  const attempt = async (url: string, apiKey = simulator.adminKey, ...args: string[]) => {
    const cwd = emptyFolder();
    const env = { REDASH_API_KEY: apiKey, REDASH_URL: url };
    return refused(await redashAccess(["run", "--out", "reviews", ...args], { cwd, env }), cwd);
  };

  test("an address that is none", async () => {
    expect(await attempt("redash.example.com")).toContain("https://");
  });

  test("an address where nothing listens", async () => {
    const { server, url } = await serve(answering(200, "text/plain", ""));
    await new Promise((resolve) => server.close(resolve));
    expect(await attempt(url)).toContain("code: unreachable");
  });

  test("a host name that does not exist", async () => {
    expect(await attempt("https://redash.invalid")).toContain("code: unreachable");
  });

  test("plain http to another machine", async () => {
    expect(await attempt("http://redash.example.com")).toContain("code: plain_http_refused");
  });

  test("a key in the address", async () => {
    const key = simulator.adminKey;
    expect(await attempt(`${simulator.url}/?api_key=${key}`, key)).toContain("code: url_invalid");
  });

  test("a wrong key", async () => {
    expect(await attempt(simulator.url, "x".repeat(40))).toContain("code: key_refused");
  });

  test("the key of somebody disabled", async () => {
    expect(await attempt(simulator.url, simulator.keyOf("gone@example.com"))).toContain("code: key_refused");
  });

  test("the key of somebody who is no administrator", async () => {
    const text = await attempt(simulator.url, simulator.keyOf("ana@example.com"));
    expect(text).toContain("code: permission_missing");
    expect(text).toContain("ana@example.com");
  });

  test("the key of an administrator who may not list users", async () => {
    const text = await attempt(simulator.url, simulator.keyOf("lister@example.com"));
    expect(text).toContain("list_users");
    expect(text).toContain("who: an administrator of Redash");
  });

  test("a login page, as a single sign-on proxy sends it", async () => {
    const page = "<!DOCTYPE html><html><title>Sign in</title><form><input type=password></form></html>";
    const { url } = await serve(answering(200, "text/html; charset=utf-8", page));
    expect(await attempt(url)).toMatch(/code: (login_page|not_redash)/);
  });

  test("a redirect to a login page", async () => {
    const { url } = await serve(
      answering(302, "text/html", "", { location: "https://sso.example.com/login" }),
    );
    expect(await attempt(url)).toMatch(/code: (login_page|redirected)/);
  });

  test.each([
    [200, "application/json", '{"status": "ok"}'],
    [200, "text/plain", "It works!"],
    [404, "text/html", "<h1>Not Found</h1>"],
    [404, "application/json", '{"error": "no such route"}'],
    [500, "text/plain", "boom"],
  ])("something that is no Redash: %d %s", async (status, type, body) => {
    const { url } = await serve(answering(status, type, body));
    expect(await attempt(url)).toMatch(/code: (not_redash|answer_unexpected|answer_not_json|server_error)/);
  });
});

describe("a key that cannot be had", () => {
  const attempt = async (args: string[], env: Record<string, string> = {}, stdin?: string) => {
    const cwd = emptyFolder();
    const options = {
      cwd,
      env: { REDASH_URL: simulator.url, ...env },
      ...(stdin !== undefined && { stdin }),
    };
    return refused(await redashAccess(["run", ...args], options), cwd);
  };

  test("no key at all", async () => {
    const text = await attempt([]);
    expect(text).toContain("code: key_missing");
    expect(text).toContain("REDASH_API_KEY");
  });

  test("a key file that is not there", async () => {
    expect(await attempt(["--api-key-file", "key.txt"])).toContain("code: file_unreadable");
  });

  test("the key itself instead of its file's name, which is not repeated", async () => {
    expect(await attempt(["--api-key-file", simulator.adminKey])).toContain("code: file_unreadable");
  });

  test("an empty key from standard input", async () => {
    expect(await attempt(["--api-key-stdin"], {}, "\n")).toContain("code: key_missing");
  });

  test("more than a key from standard input", async () => {
    const text = await attempt(["--api-key-stdin"], {}, `Key: ${simulator.adminKey}\nUser: root\n`);
    expect(text).toContain("one word of 40 letters and digits");
  });

  test.each(["--api-key", "--apikey", "--key", "--token"])("a key as the argument %s", async (option) => {
    const text = await attempt([option, simulator.adminKey]);
    expect(text).toContain("never taken from an argument");
    expect(await attempt([`${option}=${simulator.adminKey}`])).toContain("never taken from an argument");
  });
});

describe("a place that cannot be written", () => {
  test("a file is where the folder should be", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "reviews"), "a file");
    const env = { REDASH_API_KEY: simulator.adminKey, REDASH_URL: simulator.url };
    const asked = simulator.requests.length;
    const text = refused(await redashAccess(["run", "--out", "reviews"], { cwd, env }), cwd, ["reviews"]);
    expect(text).toContain("code: file_unwritable");
    expect(simulator.requests.length).toBe(asked);
  });

  test("a system folder that takes no files", async () => {
    const cwd = emptyFolder();
    const env = { REDASH_API_KEY: simulator.adminKey, REDASH_URL: simulator.url };
    const text = refused(await redashAccess(["run", "--out", "/proc/reviews"], { cwd, env }), cwd);
    expect(text).toContain("code: file_unwritable");
  });

  test("the snapshot to make is there already", async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "snapshot.json"), "mine");
    const env = { REDASH_API_KEY: simulator.adminKey, REDASH_URL: simulator.url };
    const text = refused(await redashAccess(["collect", "--out", "snapshot.json"], { cwd, env }), cwd, [
      "snapshot.json",
    ]);
    expect(text).toContain("code: file_exists");
    expect(readFileSync(join(cwd, "snapshot.json"), "utf8")).toBe("mine");
  });
});

describe("a snapshot that is none", () => {
  let whole = "";
  beforeAll(async () => {
    const env = { REDASH_API_KEY: simulator.adminKey, REDASH_URL: simulator.url };
    const cwd = mkdtempSync(join(tmpdir(), "redash-access-test-"));
    const made = await redashAccess(["collect", "--out", "snapshot.json", "--quiet"], { cwd, env });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    whole = readFileSync(join(cwd, "snapshot.json"), "utf8");
    return () => rmSync(cwd, { recursive: true });
  });

  const attempt = async (text: string | undefined, command: string[]) => {
    const cwd = emptyFolder();
    if (text !== undefined) writeFileSync(join(cwd, "snapshot.json"), text);
    const left = text === undefined ? [] : ["snapshot.json"];
    return refused(await redashAccess([...command, "--snapshot", "snapshot.json"], { cwd }), cwd, left);
  };

  test.each([
    ["cut in the middle", () => whole.slice(0, whole.length / 2), "cut short"],
    ["cut at the last line", () => whole.slice(0, -3), "cut short"],
    ["empty", () => "", "not JSON"],
    ["of a newer format", () => whole.replace('"schemaVersion": 4', '"schemaVersion": 5'), "format 5"],
    ["another JSON file", () => '{"name": "redash-access-review"}', "not a snapshot"],
    ["not JSON", () => "user_id,user_email\n", "not JSON"],
    ["changed by hand", () => whole.replace('"users": [', '"users": [7, '), "not as redash-access wrote it"],
    ["not there", () => undefined, "cannot be read"],
  ])("%s", async (_, text, message) => {
    expect(await attempt(text(), ["report", "--out", "reviews"])).toContain(message);
    expect(await attempt(text(), ["explain", "1", "1"])).toContain(message);
  });

  test("a user or a data source that it does not have", async () => {
    expect(await attempt(whole, ["explain", "nobody", "Warehouse"])).toContain('no user "nobody"');
    expect(await attempt(whole, ["explain", "ana", "Lake"])).toContain('no data source "Lake"');
  });

  test("a name that fits several", async () => {
    expect(await attempt(whole, ["explain", "example.com", "1"])).toContain("code: name_ambiguous");
  });
});

describe("a config file that cannot be followed", () => {
  const attempt = async (config: string, ...args: string[]) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, "redash-access.yaml"), config);
    const env = { REDASH_API_KEY: simulator.adminKey };
    return refused(await redashAccess(["run", ...args], { cwd, env }), cwd, ["redash-access.yaml"]);
  };

  test.each([
    ["url: https://redash.example.com\nconcurency: 2\n", "redash-access.yaml:2", 'no setting "concurency"'],
    ["# our server\nurl: 17\n", "redash-access.yaml:2 (url)", "must be an address"],
    ["url: [\n", "redash-access.yaml:", "not YAML"],
    ["- url\n", "redash-access.yaml:1", "name: value"],
  ])("%j", async (config, place, message) => {
    const text = await attempt(config);
    expect(text).toContain(`where: ${place}`);
    expect(text).toContain(message);
  });

  test("a key in it, which is not repeated", async () => {
    expect(await attempt(`api-key: ${simulator.adminKey}\n`)).toContain("does not belong in the config file");
  });

  test("a config file that was named and is not there", async () => {
    expect(await attempt("", "--config", "other.yaml")).toContain("code: file_unreadable");
  });
});

test.each([
  [["run", "--frobnicate"]],
  [["collect"]],
  [["report"]],
  [["explain", "1"]],
  [["colect", "--out", "x"]],
  [["run", "surplus"]],
  [["wNiHFc3xdEqR1daBebV3WFIF4ZBjgOr5zq43mrLQ"]],
])("arguments that make no sense: %j", async (args) => {
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await redashAccess(args, { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/\(see: redash-access.* --help\)/);
  expect(stderr.split("\n").length).toBeLessThan(SCREEN);
  expect(stderr).not.toContain("wNiHFc3xdEqR1daBebV3WFIF4ZBjgOr5zq43mrLQ");
  expect(readdirSync(cwd)).toEqual([]);
});
