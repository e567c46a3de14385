import type { DiffDirection, DiffRow } from "../../../model/diff.js";
import type { Snapshot } from "../../../model/snapshot.js";
import { fieldsOf, type Told, yesOrNo } from "../fields.js";
import type { DiffPartDescriptor } from "../part.js";

const settings: DiffPartDescriptor = {
  id: "settings",
  title: "Settings",
  about: "How people may sign in, and whether pages of shared dashboards are open.",
  needs: ["settings"],
  restsOn: [],
  isFirm: () => true,
  *rows(sides) {
    const fields = fieldsOf(told(sides.older.snapshot), told(sides.newer.snapshot), sides);
    for (const { field, before, after } of fields) {
      const title = SETTINGS[field] ?? field;
      yield {
        part: "settings",
        what: "changed",
        direction: directionOf(before, after),
        comparable: true,
        subjects: [{ kind: "setting", id: field, before: title, after: title }],
        fields: [{ field, before, after }],
        note: null,
        provenance: null,
      };
    }
  },
};
export default Object.freeze(settings);

const SETTINGS: Readonly<Record<string, string>> = {
  password_login: "Login by a password of Redash",
  saml_login: "Login by SAML",
  google_login: "Login by Google",
  google_domains: "Domains whose people may sign in by Google",
  ldap_login: "Login by LDAP",
  public_pages: "Pages of shared dashboards",
};

function told({ signIn, settings: { publicLinks, googleDomains } }: Snapshot): Told {
  return {
    password_login: yesOrNo(signIn.passwordLogin),
    saml_login: yesOrNo(signIn.saml),
    google_login: yesOrNo(signIn.google),
    google_domains: googleDomains?.toSorted(),
    ldap_login: yesOrNo(signIn.ldap),
    public_pages: yesOrNo(publicLinks),
  };
}

/** One more way to come in is wider. */
function directionOf(before: DiffRow["fields"][0]["before"], after: typeof before): DiffDirection {
  const ways = (value: typeof before) => (Array.isArray(value) ? value : value === "yes" ? ["yes"] : []);
  if (ways(after).some((way) => !ways(before).includes(way))) return "wider";
  return ways(before).some((way) => !ways(after).includes(way)) ? "narrower" : "neither";
}
