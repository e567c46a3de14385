import { spawnSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { privateKeyOf, publicKeyOf } from "../../src/evidence/signature/keys.js";
import { verifyRun } from "../../src/evidence/verify.js";
import { emptyFolder } from "../helpers/command.js";
import { type Files, filesOf, folderOf, TOOL, wholeSource } from "../helpers/runs.js";
import { thrownBy } from "../helpers/thrown.js";

/** The first secret key of RFC 8032, 7.1, as PKCS#8: a key that everybody knows. */
const PEM = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
`;
const PUBLIC_PEM = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
`;
const signingKey = privateKeyOf(PEM, "key.pem");
const publicKey = publicKeyOf(PUBLIC_PEM, "public.pem");
const anotherKey = createPublicKey(generateKeyPairSync("ed25519").privateKey);

let files: Files;
beforeAll(async () => {
  files = await filesOf(wholeSource(), { signingKey });
});

interface Envelope {
  payloadType: string;
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

function envelope(): Envelope {
  return JSON.parse(String(files.get("signature.json")));
}

async function said(of: Files, key = publicKey) {
  const { outcome, checks } = await verifyRun(folderOf(of), { tool: TOOL, publicKey: key });
  return { outcome, details: checks.find(({ id }) => id === "signature")?.details };
}

/** The bytes that DSSE v1 signs, put together by hand. */
function signedBytes({ payloadType, payload }: Envelope): Buffer {
  const body = Buffer.from(payload, "base64");
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `), body]);
}

describe("a signed run", () => {
  it("carries an in-toto statement of every other file in a DSSE envelope", () => {
    const { payloadType, payload, signatures } = envelope();
    expect(payloadType).toBe("application/vnd.in-toto+json");
    const statement = JSON.parse(Buffer.from(payload, "base64").toString());
    expect(statement).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      predicateType: "redash-access-review:run/v1",
      predicate: { runId: "20261125T091500Z-acme", tool: TOOL },
    });
    const subjects = statement.subject.map(({ name }: { name: string }) => name);
    expect(subjects).toEqual([...files.keys()].filter((name) => name !== "signature.json").sort());
    expect(signatures).toHaveLength(1);
  });

  it("is signed over the bytes that DSSE says", () => {
    const [{ keyid = "", sig = "" } = {}] = envelope().signatures;
    expect(verify(null, signedBytes(envelope()), publicKey, Buffer.from(sig, "base64"))).toBe(true);
    expect(keyid).toMatch(/^[0-9a-f]{64}$/);
  });

  const version = spawnSync("openssl", ["version"]);
  it.skipIf(version.error !== undefined)("is found good by OpenSSL", () => {
    const [{ sig = "" } = {}] = envelope().signatures;
    const folder = emptyFolder();
    const at = (name: string) => join(folder, name);
    writeFileSync(at("public.pem"), PUBLIC_PEM);
    writeFileSync(at("signed"), signedBytes(envelope()));
    writeFileSync(at("signature"), Buffer.from(sig, "base64"));
    const openssl = spawnSync(
      "openssl",
      [
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "public.pem",
        "-rawin",
        "-in",
        "signed",
        "-sigfile",
        "signature",
      ],
      { cwd: folder, encoding: "utf8" },
    );
    expect(openssl.stdout).toContain("Verified Successfully");
  });

  it("is signed alike every time", async () => {
    const again = await filesOf(wholeSource(), { signingKey });
    expect(again.get("signature.json")?.equals(files.get("signature.json") as Buffer)).toBe(true);
  });

  it("has the same other files as one that is not", async () => {
    const unsigned = await filesOf(wholeSource());
    expect([...files].filter(([name]) => name !== "signature.json")).toEqual([...unsigned]);
  });
});

describe("verify", () => {
  it("knows the signer by the public key", async () => {
    expect(await said(files)).toEqual({ outcome: "verified", details: [] });
  });

  it("says that a signature was not looked at without a key", async () => {
    const { outcome, checks } = await verifyRun(folderOf(files), { tool: TOOL, publicKey: null });
    expect(outcome).toBe("verified in part");
    expect(checks.at(-1)).toMatchObject({ id: "signature", outcome: "not made" });
  });

  it("refuses the signature of another", async () => {
    const { outcome, details } = await said(files, anotherKey);
    expect(outcome).toBe("not verified");
    expect(details).toEqual([expect.stringContaining("signature.json: it is not signed with the key")]);
  });

  it("refuses a run that is not signed where a signer is named", async () => {
    const unsigned = new Map([...files].filter(([name]) => name !== "signature.json"));
    const { outcome, details } = await said(unsigned);
    expect(outcome).toBe("not verified");
    expect(details).toEqual(["signature.json: it is missing, the run is not signed."]);
  });

  it("finds out a whole run that was made anew with all its lists", async () => {
    const other = await filesOf(wholeSource({ since: null }));
    const forged = new Map([...other, ["signature.json", files.get("signature.json") as Buffer]]);
    const { outcome, details } = await said(forged);
    expect(outcome).toBe("not verified");
    expect(details).toContain("SHA256SUMS: it was changed after it was signed.");
    expect(details).toContain("earlier-snapshot.json: it was signed, and is missing.");
  });

  it.each<[string, (sealed: Envelope) => unknown]>([
    ["another payload", (sealed) => ({ ...sealed, payload: Buffer.from("{}").toString("base64") })],
    ["another type", (sealed) => ({ ...sealed, payloadType: "text/plain" })],
    ["no signature", (sealed) => ({ ...sealed, signatures: [] })],
    ["a signature cut short", (sealed) => ({ ...sealed, signatures: [{ sig: "AAAA" }] })],
    ["no envelope", () => []],
  ])("refuses %s", async (_, change) => {
    const forged = new Map([...files, ["signature.json", Buffer.from(JSON.stringify(change(envelope())))]]);
    const { outcome, details } = await said(forged);
    expect(outcome).toBe("not verified");
    expect(details).toEqual([expect.stringMatching(/^signature\.json/)]);
  });
});

describe("keys", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

  it.each([
    ["nothing", ""],
    ["no PEM", "hunter2 hunter2"],
    ["a public key", PUBLIC_PEM],
    ["a key of another kind", rsa.privateKey.export({ type: "pkcs8", format: "pem" }) as string],
  ])("to sign with are refused where there is %s, and not repeated", (_, pem) => {
    const problem = thrownBy(() => privateKeyOf(pem, "key.pem"));
    expect(problem).toMatchObject({ code: "signing_key_invalid", place: "key.pem" });
    expect([problem.cause, problem.message]).toEqual([undefined, expect.not.stringContaining("hunter2")]);
  });

  it.each([
    ["a private key", PEM],
    ["no PEM", "hunter2"],
    ["a key of another kind", rsa.publicKey.export({ type: "spki", format: "pem" }) as string],
  ])("to check with are refused where there is %s", (_, pem) => {
    expect(() => publicKeyOf(pem, "public.pem")).toThrow(
      expect.objectContaining({ code: "signing_key_invalid" }),
    );
  });
});
