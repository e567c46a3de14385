import { counted } from "../../model/counted.js";
import { examineOrganisation, ORGANISATIONS } from "../examining.js";
import { ACCOUNTS, rule } from "../rule.js";

/** The setting `auth_jwt_login_enabled` is a stored value that the server never uses, so that it tells nothing. */
export default rule({
  id: "disabled-token",
  title: "Sign-in by token (JWT), which lets disabled accounts in",
  severity: "information",
  version: 1,
  needs: [],
  restsOn: ACCOUNTS,
  identity: [],
  denominator: ORGANISATIONS,
  frameworks: ["SOC 2 CC6.1", "NIST 800-53 AC-2"],
  explanation:
    "Where Redash accepts tokens of another system (JWT), a disabled account with a valid token reads and writes as before. This was measured on Redash 10 and 26. The API does not tell whether it accepts them.",
  remedy:
    "Ask whoever runs the server whether JWT logins are configured. If they are not, write that answer into the file of accepted risks: it is shown beside this. If they are, have the other system refuse tokens to people who are disabled here.",
  changeWhere: "server",
  examine({ snapshot }) {
    const disabled = snapshot.users.filter((user) => user.disabled).length;
    if (disabled === 0) return examineOrganisation(null);
    const who = counted(disabled, "account is disabled", "accounts are disabled");
    const evidence = `${who}. Whether JWT logins are on cannot be seen.`;
    return examineOrganisation({ outcome: "unknown", evidence });
  },
});
