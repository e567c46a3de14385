import { expect, test } from "vitest";
import { z } from "zod";
import { serverFlag, serverTime } from "../../src/redash/shapes.js";
import { userWithNamedGroups, userWithRawGroups } from "../../src/redash/user.js";

test.each([
  ["2025-01-06T08:00:00+00:00", "2025-01-06T08:00:00Z"],
  ["2025-01-06T08:00:00Z", "2025-01-06T08:00:00Z"],
  ["2025-01-06T08:00:00.5Z", "2025-01-06T08:00:00.500Z"],
  ["2025-01-06T08:00:00.123456+00:00", "2025-01-06T08:00:00.123Z"],
  ["2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"],
])("the time %s is %s", (text, expected) => {
  expect(serverTime.parse(text)).toBe(expected);
  expect(z.iso.datetime().parse(serverTime.parse(text))).toBe(expected);
});

test.each([
  ["2025-01-06T08:00:00"],
  ["2025-01-06T08:00:00+02:00"],
  ["2025-01-06T08:00Z"],
  ["2025-02-30T08:00:00Z"],
  ["2025-01-06 08:00:00Z"],
  ["Mon, 06 Jan 2025 08:00:00 GMT"],
  [1736150400],
])("the time %j is refused", (time) => {
  expect(serverTime.safeParse(time).success).toBe(false);
});

test("a flag is a boolean, 0 or 1, and nothing else", () => {
  expect([true, 1, false, 0].map((flag) => serverFlag.parse(flag))).toEqual([true, true, false, false]);
  expect([2, "1", "true", null].map((flag) => serverFlag.safeParse(flag).success)).not.toContain(true);
});

const OLD_USER = {
  id: 3,
  name: "Ana",
  email: "ana@example.com",
  profile_image_url: "x",
  api_key: "never read",
};

test("what an old server does not tell of a user is absent, not false", () => {
  expect(userWithRawGroups.parse({ ...OLD_USER, groups: [2, 15, 15] })).toStrictEqual({
    id: 3,
    name: "Ana",
    email: "ana@example.com",
    groupIds: [2, 15, 15],
    groupsForm: "raw",
  });
});

test("everything a new server tells of a user is kept under the project's names", () => {
  const answer = {
    ...OLD_USER,
    groups: [{ id: 2, name: "default" }],
    is_disabled: true,
    disabled_at: "2026-11-01T08:00:00Z",
    is_invitation_pending: false,
    active_at: null,
    is_email_verified: true,
    auth_type: "external",
    created_at: "2025-01-06T08:00:00Z",
    updated_at: "2025-01-06T08:00:00Z",
  };
  expect(userWithNamedGroups.parse(answer)).toStrictEqual({
    id: 3,
    name: "Ana",
    email: "ana@example.com",
    groupIds: [2],
    groupsForm: "named",
    disabled: true,
    disabledAt: "2026-11-01T08:00:00Z",
    pending: false,
    activeAt: null,
    emailVerified: true,
    login: "external",
    createdAt: "2025-01-06T08:00:00Z",
    updatedAt: "2025-01-06T08:00:00Z",
  });
});

test("a groups column of NULL stays null", () => {
  expect(userWithRawGroups.parse({ ...OLD_USER, groups: null }).groupIds).toBeNull();
});
