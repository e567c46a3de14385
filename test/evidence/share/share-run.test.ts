import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it, test } from "vitest";
import { earlierRunOf } from "../../../src/evidence/earlier-run.js";
import { readSource } from "../../../src/evidence/read-source.js";
import type { RunSource } from "../../../src/evidence/run-files.js";
import { verifyRun } from "../../../src/evidence/verify.js";
import { jsonSnapshot } from "../../../src/report/reporters/json.js";
import { type Files, filesOf, folderOf, TOOL, wholeSource } from "../../helpers/runs.js";
import { type Shared, shared, sharedFiles } from "../../helpers/share.js";
import { section, snapshot, tally } from "../../helpers/snapshots.js";

const DEMO = new URL("../../../reports/demo/", import.meta.url);
const EARLIER = new URL("../../../fixtures/snapshots/demo-earlier.json", import.meta.url);

/** The demo's organisation with its directory and the invented quarter before it. */
async function demoSource(): Promise<RunSource> {
  const files = new Map(readdirSync(DEMO).map((name) => [name, readFileSync(new URL(name, DEMO))]));
  const since = earlierRunOf(readFileSync(EARLIER, "utf8"), "earlier");
  return { ...(await readSource(folderOf(files))), since };
}

let demo: RunSource;
beforeAll(async () => {
  demo = await demoSource();
});

function json(files: Files, name: string) {
  return JSON.parse(files.get(name)?.toString("utf8") ?? "null");
}

/** Everything that a reader can get out of a run, in lower case. */
function everything(files: Files): string {
  const page = files.get("report.html")?.toString("utf8") ?? "";
  const [, packed = ""] = /id="data">([^<]+)</.exec(page) ?? [];
  const data = inflateRawSync(Buffer.from(packed, "base64")).toString("utf8");
  return [...files.values(), data].map(String).join("\n").toLowerCase();
}

describe.each([false, true])("the demo, its data sources renamed: %s", (dataSources) => {
  let copy: Shared;
  beforeAll(async () => {
    copy = await shared(demo, dataSources);
  });

  it("verifies, and says everywhere what it is", async () => {
    const { outcome } = await verifyRun(folderOf(copy.bytes), { tool: TOOL, publicKey: null });
    expect(outcome).toBe("verified");
    const mark = { manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/), dataSources };
    for (const name of ["inputs.json", "manifest.json", "report.json"]) {
      expect(json(copy.bytes, name).pseudonymised).toEqual(mark);
    }
    expect(copy.bytes.get("report.html")?.toString()).toContain("<b>A pseudonymised copy of a run: ");
    expect(json(copy.bytes, "manifest.json").runId).toBe("20261124T090000Z-default-pseudonymised");
  });

  it("has no name and no address of anybody, nor what people wrote", () => {
    const text = everything(copy.bytes);
    const { users, queries, dataSources: sources } = demo.snapshot;
    const { identities = [] } = demo.comparison?.directory ?? {};
    const names = [...users, ...identities].flatMap(({ name = "" }) => (name.includes(" ") ? name : []));
    const wrote = demo.judging.acceptances.flatMap(({ reason, owner }) => [reason, owner]);
    const gone = [
      ...[...names, ...wrote, "nordlicht", "pruefwerk", "127.0.0.1"],
      ...users.map(({ email }) => email),
      ...queries.map(({ name }) => name),
      ...(dataSources ? sources.flatMap(({ name }) => name ?? []) : []),
    ];
    expect(gone.length).toBeGreaterThan(150);
    expect(gone.filter((one) => text.includes(one.toLowerCase()))).toEqual([]);
  });

  it("keeps the names of groups, and of data sources where nobody asked", () => {
    const { groups, dataSources: sources } = json(copy.bytes, "snapshot.json");
    expect(groups).toEqual(JSON.parse(JSON.stringify(demo.snapshot.groups)));
    const kept = sources.filter(({ name }: { name: string | null }, index: number) => {
      return name === demo.snapshot.dataSources[index]?.name;
    });
    expect(kept.length).toBe(dataSources ? 1 : sources.length);
  });
});

test("the same key makes the same copy, another key other names", async () => {
  const source = wholeSource();
  const [one, same, other] = [
    await shared(source),
    await shared(source),
    await shared(source, false, Buffer.alloc(32)),
  ];
  expect(same.bytes).toEqual(one.bytes);
  const namesIn = ({ bytes }: Shared) =>
    json(bytes, "snapshot.json").users.map(({ name }: { name: string }) => name);
  const names = namesIn(one);
  expect(namesIn(other).some((name: string) => names.includes(name))).toBe(false);
});

test("who answers for a gap, and why, is told by other names; for which gap is kept", async () => {
  const source = wholeSource();
  const gap = {
    code: "lost",
    what: "Two are missing.",
    where: "GET /api/users",
    hint: "Again.",
    users: [7, 8],
  };
  const sections = { ...source.snapshot.sections, users: section({ status: "partial", gaps: [gap] }) };
  const accepted = { reason: "Zoltan Kovacs knows", approver: "Zoltan Kovacs", expires: "2026-12-31" };
  const { bytes } = await shared({
    ...source,
    snapshot: { ...source.snapshot, sections },
    acceptedGaps: [
      { gap: "lost-*", ...accepted },
      { gap: "ask-zoltan-*", ...accepted },
    ],
  });
  const { gaps, unusedGapAcceptances } = json(bytes, "report.json");
  expect(gaps[0]).toMatchObject({ id: "lost-7-8", status: "accepted", acceptance: { gap: "lost-*" } });
  expect(unusedGapAcceptances).toHaveLength(1);
  expect(everything(bytes)).not.toMatch(/zoltan|kovacs/);
});

test("there is no hash of what the server answered, which would confirm a guess", async () => {
  const hash = "5e".repeat(32);
  const sections = {
    ...snapshot().sections,
    session: section({ requests: [tally("/api/session", { bodiesSha256: hash })] }),
  };
  const source = wholeSource();
  const asked = { ...source.snapshot, sections };
  const since = earlierRunOf([...jsonSnapshot(asked)].join(""), "earlier");
  const { bytes } = await shared({ ...source, snapshot: asked, since });
  const { bodiesSha256: _left, ...told } = tally("/api/session");
  expect(json(bytes, "manifest.json").requests).toEqual([{ ...told, section: "session" }]);
  expect(json(bytes, "earlier-snapshot.json").sections.session.requests).toEqual([told]);
  expect(everything(bytes)).not.toContain(hash);
});

test("who is meant can be looked up by what was given", async () => {
  const { bytes, originals } = await shared(demo);
  const { users } = json(bytes, "snapshot.json");
  expect(users.map(({ name }: { name: string }) => originals.person?.[name])).toEqual(
    demo.snapshot.users.map(({ name }) => (name === "" ? undefined : name)),
  );
  expect(users.map(({ email }: { email: string }) => originals.address?.[email])).toEqual(
    demo.snapshot.users.map(({ email }) => email),
  );
});

test("a run that was changed is not copied", async () => {
  const files = await filesOf(wholeSource());
  const changed = new Map([...files, ["users.csv", Buffer.from("nobody\n")]]);
  await expect(sharedFiles(changed)).rejects.toMatchObject({
    code: "run_not_verified",
    message: expect.stringContaining("users.csv"),
  });
});
