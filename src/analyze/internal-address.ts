/** Whose an e-mail address is. `unknown`: it has no domain, as single sign-on may put anything there. */
export function addressBelongs(
  email: string,
  internalDomains: ReadonlySet<string>,
): "inside" | "outside" | "unknown" {
  const domain = domainOf(email);
  if (domain === null) return "unknown";
  return internalDomains.has(domain) ? "inside" : "outside";
}

/** In lower case. null: it is no address. */
export function domainOf(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  return at < 1 || domain === "" ? null : domain;
}
