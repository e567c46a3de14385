import { inflateRawSync } from "node:zlib";
import { unpackPageData } from "../../src/page/page-data.js";

const NAMES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** A page's text as a reader sees it: cells and lines apart, blanks made one. */
export function textOf(html: string): string {
  return html
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/<\/(td|th|dt|dd|p|li|h\d|summary)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (_, code?: string, name?: string) => {
      return code === undefined ? (NAMES[name ?? ""] ?? "") : String.fromCodePoint(Number.parseInt(code, 16));
    })
    .replace(/\s+/g, " ")
    .trim();
}

/** The text of one person, group or data source, such as `user-42`. */
export function textOfItem(html: string, id: string): string {
  const found = new RegExp(`<tbody id="${id}">([\\s\\S]*?)</tbody>`).exec(html)?.[1];
  if (found === undefined) throw new Error(`${id} is not on the page`);
  return textOf(found);
}

/** The text of one section, such as `findings`. */
export function textOfSection(html: string, id: string): string {
  const found = new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0];
  if (found === undefined) throw new Error(`The page has no section ${id}.`);
  return textOf(found);
}

/** What the page carries for its script, as JSON. */
export function dataOf(html: string): string {
  const packed = /<script type="application\/octet-stream" id="data">([^<]*)<\/script>/.exec(html)?.[1] ?? "";
  return JSON.stringify(unpackPageData(inflateRawSync(Buffer.from(packed, "base64")).toString("utf8")));
}

export function styleOf(html: string): string {
  return /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
}

/** Which elements there are, each with the names of its attributes: what hostile text must not change. */
export function skeleton(html: string): string[] {
  const tags = html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1>").match(/<[a-z][^>]*>/g) ?? [];
  return [...new Set(tags.map((tag) => tag.replace(/="[^"]*"/g, "=")))].sort();
}
