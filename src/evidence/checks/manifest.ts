import type { Manifest } from "../../model/manifest.js";
import { type Check, fitsUnless, notMade } from "../check.js";
import type { Facts } from "../facts.js";
import { MANIFEST_FILE } from "../manifest.js";
import { SIGNATURE_FILE } from "../signature/file.js";
import { SUMS_FILE } from "../sums.js";

const BESIDE = [MANIFEST_FILE, SUMS_FILE, SIGNATURE_FILE];

const manifest: Check = {
  id: "manifest",
  title: `${MANIFEST_FILE} lists every file with its hash, size and rows`,
  async run({ manifest: told, otherFormat, facts: reading }) {
    if (otherFormat !== null)
      return notMade(`It has the format ${otherFormat}, which this version of redash-access does not know.`);
    if (told === null) return fitsUnless([`${MANIFEST_FILE}: it cannot be read as one.`]);
    const facts = await reading;
    const listed = [...told.inputs, ...told.outputs];
    const names = new Set(listed.map(({ path }) => path));
    const others = [...facts.keys()].filter((name) => !names.has(name) && !BESIDE.includes(name));
    return fitsUnless([
      ...listed.flatMap((file) => differencesOf(file, facts.get(file.path))),
      ...others.map((name) => `${name}: ${MANIFEST_FILE} does not list it.`),
      ...configurationOf(told),
    ]);
  },
};
export default manifest;

function differencesOf(file: Manifest["outputs"][number], found: Facts | undefined): string[] {
  if (found === undefined) return [`${file.path}: it is missing.`];
  const says = (what: string, told: number | null, is: number | null) =>
    told === is ? [] : [`${file.path}: ${MANIFEST_FILE} tells ${told} ${what}, it has ${is}.`];
  return [
    ...(file.sha256 === found.sha256 ? [] : [`${file.path}: ${MANIFEST_FILE} tells another hash.`]),
    ...says("bytes", file.bytes, found.bytes),
    ...says("rows", file.rows, found.rows),
  ];
}

function configurationOf({ configuration, inputs }: Manifest): string[] {
  const file = inputs.find(({ path }) => path === configuration.path);
  return file?.sha256 === configuration.sha256
    ? []
    : [`${MANIFEST_FILE}: the hash of the configuration is not that of ${configuration.path}.`];
}
