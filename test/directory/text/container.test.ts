import { describe, expect, it } from "vitest";
import { containerOf } from "../../../src/directory/text/container.js";
import { thrownBy } from "../../helpers/thrown.js";

describe("containerOf", () => {
  it.each([
    ["json", '\n [{"id": 1}]'],
    ["json", "{"],
    ["csv", "mail,name\n"],
    ["csv", '#TYPE Selected.User\n"mail"\n'],
    ["csv", "dn,mail\n"],
    ["ldif", "dn: cn=a,dc=x\n"],
    ["ldif", "version: 1\n\ndn:: Y249YQ==\n"],
    ["ldif", "# extended LDIF\n#\n# LDAPv3\n\ndn: cn=a\n"],
    ["ldif", "# search result\nsearch: 2\nresult: 0 Success\n"],
    ["ldif", "# extended LDIF\n#\n# base <dc=x>"],
  ])("tells %s", (container, text) => {
    expect(containerOf(text, "export")).toBe(container);
  });

  it.each([
    ["<!DOCTYPE html>\n<title>Sign in", "export is a web page, not an export."],
    ["\n<html>", "export is a web page, not an export."],
    ["<?xml version='1.0'?>", "export is XML, not an export."],
    [
      "HTTP/2 200\ncontent-type: application/json",
      "export is an answer with its HTTP headers, not an export.",
    ],
  ])("refuses %j by name", (text, message) => {
    expect(thrownBy(() => containerOf(text, "export"))).toMatchObject({
      code: "directory_unreadable",
      message,
      place: "export:1",
    });
  });

  it("refuses an empty file", () => {
    expect(thrownBy(() => containerOf(" \n", "export"))).toMatchObject({
      code: "directory_empty",
      message: "export is empty.",
    });
  });
});
