import { Problem } from "../model/problem.js";

/** As in the environment: HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
export interface ProxySettings {
  readonly httpsProxy?: string;
  readonly httpProxy?: string;
  readonly noProxy?: string;
}

/** Addresses in full; an empty text: none. */
export type ProxyAddresses = Required<ProxySettings>;

/** Also the login must be readable: a lone % is not. */
function isProxyAddress(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    decodeURIComponent(username + password);
    return protocol === "http:" || protocol === "https:";
  } catch {
    return false;
  }
}

/** Takes an address without scheme for http, as others do. */
function proxyAddress(name: string, text = ""): string {
  const address = text.trim();
  if (address === "") return "";
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  if (!isProxyAddress(url)) {
    // The address is not repeated: it may hold a password.
    throw new Problem("option_invalid", `${name} is not the address of an http proxy.`, {
      hint: `Set ${name} to an address such as http://proxy.example.com:3128.`,
    });
  }
  return url;
}

/** @throws Problem `option_invalid` for what is not the address of an http or https proxy. */
export function parseProxy({ httpsProxy, httpProxy, noProxy = "" }: ProxySettings): ProxyAddresses {
  return {
    httpsProxy: proxyAddress("HTTPS_PROXY", httpsProxy),
    httpProxy: proxyAddress("HTTP_PROXY", httpProxy),
    noProxy,
  };
}

/** The passwords in the addresses. */
export function proxyPasswords({ httpsProxy, httpProxy }: ProxyAddresses): string[] {
  return [httpsProxy, httpProxy]
    .filter(Boolean)
    .map((address) => decodeURIComponent(new URL(address).password));
}
