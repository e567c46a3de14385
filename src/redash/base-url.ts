import { Problem } from "../model/problem.js";

/** Whether a host, as `URL.hostname` writes it, is this machine: what goes there crosses no network. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function parseWebAddress(text: string): URL {
  const address = text.trim();
  // The text is not repeated in the message: somebody may have put the key, or a password, in its place.
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new Problem("url_invalid", "The address of Redash is not a web address that begins with https://.");
  }
  return new URL(address);
}

/**
 * The address of Redash as the user gave it, in the one form that paths are appended to: no trailing slash, no
 * `/api`. It may carry a path: `https://host/<organisation>` (docs/redash-api.md, top) or a proxy's prefix.
 * @throws Problem `url_invalid`, or `plain_http_refused` for http to a host that is not this machine.
 */
export function parseBaseUrl(text: string, allowPlainHttp = false): string {
  const url = parseWebAddress(text);
  const shown = `${url.origin}${url.pathname}`;
  if (url.username !== "" || url.password !== "") {
    throw new Problem(
      "url_invalid",
      `The address of Redash holds a user name or a password (${url.origin}).`,
      {
        hint: "Give the address without them: the API key alone is sent.",
      },
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw new Problem("url_invalid", `The address of Redash holds more than host and path (${url.origin}).`, {
      hint: "Leave out everything from ? or # on. A key in the address would end in the logs of proxies.",
    });
  }
  if (/\/api\/+[^/]/.test(url.pathname)) {
    throw new Problem("url_invalid", `The address names one call of the API, not the server: ${shown}.`, {
      hint: `Give what stands before /api: ${shown.replace(/\/+api\/.*$/, "")}`,
    });
  }
  if (url.protocol === "http:" && !allowPlainHttp && !isLoopback(url.hostname)) {
    throw new Problem(
      "plain_http_refused",
      `Plain http to ${url.host} would send the API key readable by all.`,
    );
  }
  return shown.replace(/\/+$/, "").replace(/\/+api$/, "");
}
