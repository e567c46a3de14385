import { join } from "node:path";
import { expect, test } from "vitest";
import { type CommandOptions, emptyFolder } from "../helpers/command.js";
import { bytesIn, DEMO_RUN, folderOfInputs, reportOfDemo } from "../helpers/demo-run.js";

type Files = ReadonlyMap<string, Buffer>;

/** Of a run with every file that one can have. */
async function runMade(options: Partial<CommandOptions>): Promise<Files> {
  const [out, cwd] = [emptyFolder(), await folderOfInputs()];
  const { code, stderr } = await reportOfDemo(out, { cwd, ...options });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return bytesIn(join(out, DEMO_RUN));
}

let usual: Promise<Files> | undefined;

async function expectSameBytes(options: Partial<CommandOptions>): Promise<void> {
  usual ??= runMade({});
  const [one, other] = [await usual, await runMade(options)];
  expect([...other.keys()]).toEqual([...one.keys()]);
  for (const [name, bytes] of one) expect(other.get(name)?.equals(bytes), name).toBe(true);
}

// Every run is made in a folder of its own, from a copy of the inputs.
test.each<[string, Record<string, string>]>([
  ["in another folder", {}],
  ["in another time zone", { TZ: "Asia/Kathmandu" }],
  ["where it is tomorrow", { TZ: "Pacific/Kiritimati" }],
  ["in another language", { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", LANGUAGE: "tr" }],
  ["in no language", { LANG: "C", LC_ALL: "POSIX" }],
  ["by somebody else", { USER: "eve", LOGNAME: "eve", HOME: "/nowhere", HOSTNAME: "x" }],
  ["with colours in a narrow terminal", { FORCE_COLOR: "3", COLUMNS: "40" }],
])("a run that is made %s has the same bytes", (_, env) => expectSameBytes({ env }));

test.skipIf(process.platform === "win32")("and with another umask", () =>
  expectSameBytes({ first: "umask 000" }),
);

test("no file of a run tells where it was made", async () => {
  const [out, cwd] = [emptyFolder(), await folderOfInputs()];
  await reportOfDemo(out, { cwd });
  for (const [name, bytes] of bytesIn(join(out, DEMO_RUN))) {
    for (const place of [cwd, out, process.cwd()])
      expect(bytes.includes(place), `${place} in ${name}`).toBe(false);
  }
});
