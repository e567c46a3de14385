import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinParts } from "../../../src/directory/joining/join.js";
import type { FilePart } from "../../../src/directory/parts/file-part.js";
import type { GroupRecord, IdentityRecord, Reference } from "../../../src/directory/reader.js";
import type { Directory } from "../../../src/model/directory.js";
import { isProblem } from "../../../src/model/problem.js";
import {
  group,
  partOf,
  person,
  type SaidFile,
  type Says,
  shuffledPart,
} from "../../helpers/directory-parts.js";

/** What must hold for all files that a few people and groups can be spread over, however they overlap. */

const addresses = fc.constantFrom("a@x.example", "A@x.example", "b@x.example", "c@x.example", "anna");
const someone = fc.constantFrom("1", "2", "3", "4");
const someGroup = fc.constantFrom("1", "g1", "g2", "g3", "c@x.example");
const names = fc.constantFrom("finance", "ops");

const references: fc.Arbitrary<Reference> = fc.record(
  {
    id: fc.oneof(someone, someGroup),
    address: addresses,
    name: names,
    kind: fc.constantFrom("person", "group"),
  },
  { requiredKeys: [] },
);

const identities: fc.Arbitrary<IdentityRecord> = fc.record(
  {
    ids: fc.uniqueArray(someone, { maxLength: 2 }),
    status: fc.constantFrom("active", "active", "unknown", "inactive"),
    mail: addresses,
    login: addresses,
    name: names,
    aliases: fc.array(addresses, { maxLength: 2 }),
    memberOf: fc.array(references, { maxLength: 3 }),
    groupsKnown: fc.boolean(),
    mentioned: fc.boolean(),
    assigned: fc.boolean(),
  },
  { requiredKeys: ["ids", "status"] },
);

const groups: fc.Arbitrary<GroupRecord> = fc.record(
  {
    ids: fc.uniqueArray(someGroup, { maxLength: 2 }),
    name: names,
    members: fc.array(references, { maxLength: 4 }),
    incompleteBecause: fc.constant("a next page"),
    everybody: fc.boolean(),
    memberOf: fc.array(references, { maxLength: 2 }),
    groupsKnown: fc.boolean(),
  },
  { requiredKeys: ["ids"] },
);

const says: fc.Arbitrary<Says> = fc.oneof(
  identities.filter(({ ids, mail, login }) => ids.length > 0 || (mail ?? login) !== undefined).map(person),
  groups.filter(({ ids, name }) => ids.length > 0 || name !== undefined).map(group),
);

const files: fc.Arbitrary<SaidFile[]> = fc
  .array(
    fc.record({
      format: fc.constantFrom("okta-users", "okta-groups", "entra-users", "mapped-csv"),
      says: fc.array(says, { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map((file, index) => ({ ...file, name: `file-${"abcd"[index]}.json` })));

/** The directory, or why there is none. */
function joined(parts: () => readonly FilePart[]): Directory | string {
  try {
    return joinParts(parts());
  } catch (error) {
    if (isProblem(error, "directory_contradicts")) return error.message;
    throw error;
  }
}

/** A file that contradicts itself is refused before anything is joined, whatever its order: by which two, may differ. */
const readable = files.filter((all) => all.every((file) => typeof joined(() => [partOf(file)]) !== "string"));

describe("joining", () => {
  it("does not depend on the order of the files and of the records", () => {
    const shuffled = readable.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.tuple(...all.map((file) => permutations(file.says.length))),
        permutations(all.length),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, orders, fileOrder]) => {
        const parts = all.map((file, index) => shuffledPart(file, orders[index] ?? []));
        expect(joined(() => fileOrder.map((index) => parts[index] as FilePart))).toEqual(
          joined(() => all.map(partOf)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps what it says of everybody where a list of people gets somebody more", () => {
    const somebody = person({
      ids: ["new"],
      status: "inactive",
      mail: "new@x.example",
      login: "new",
      upn: "new.upn@x.example",
      name: "finance",
    });
    fc.assert(
      fc.property(readable, fc.nat(), (all, at) => {
        const before = joined(() => all.map(partOf));
        const after = joined(() =>
          all.map((file, index) =>
            partOf(index === at % all.length ? { ...file, says: [...file.says, somebody] } : file),
          ),
        );
        if (typeof before === "string" || typeof after === "string") {
          expect(after).toBe(before);
          return;
        }
        expect(after.identities.filter(({ key }) => key !== "id:new")).toEqual(before.identities);
        expect(after.identities).toHaveLength(before.identities.length + 1);
        expect(after.groups).toEqual(before.groups);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives each person and each group a key of its own, sorted, and refers to groups that there are", () => {
    fc.assert(
      fc.property(readable, (all) => {
        const directory = joined(() => all.map(partOf));
        if (typeof directory === "string") return;
        for (const list of [directory.identities, directory.groups]) {
          const keys = list.map(({ key }) => key);
          expect(keys).toEqual([...new Set(keys)].sort());
        }
        const groupKeys = new Set(directory.groups.map(({ key }) => key));
        for (const { groups: its } of [...directory.identities, ...directory.groups]) {
          for (const key of its) expect(groupKeys).toContain(key);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("never tells a status that no record of the person tells, and loses no entry of a list of people", () => {
    fc.assert(
      fc.property(readable, (all) => {
        const parts = all.map(partOf);
        const directory = joined(() => parts);
        if (typeof directory === "string") return;
        const records = parts.flatMap((part) => part.identities);
        for (const { status, places } of directory.identities) {
          const own = records.filter((one) => one.places.some((place) => places.includes(place)));
          if (status !== "unknown") expect(own.map(({ record }) => record.status)).toContain(status);
          else expect(own.every(({ record }) => record.status === "unknown")).toBe(true);
        }
        const told = new Set(directory.identities.flatMap(({ places }) => places));
        for (const { record, places } of records) {
          if (record.mentioned !== true) expect(told).toContain(places[0]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function permutations(length: number): fc.Arbitrary<number[]> {
  const indexes = [...Array(length).keys()];
  return fc.shuffledSubarray(indexes, { minLength: length, maxLength: length });
}
