import { openPage, type Page } from "../../src/page/page.js";
import { unpackPageData } from "../../src/page/page-data.js";

/**
 * The data that the page carries: JSON, deflated, as base64.
 * @throws TypeError where the browser has no DecompressionStream (before 2023)
 */
export async function readData(holder: Element): Promise<Page> {
  const deflated = bytesOf(holder.textContent ?? "");
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const text = await new Response(stream).text();
  // It is needed no more, and is large.
  holder.remove();
  return openPage(unpackPageData(text));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
