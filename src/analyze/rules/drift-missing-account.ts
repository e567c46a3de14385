import { ACCOUNT_MEANINGS } from "../drift-meanings.js";
import { driftRule, evidenceOf, notComparedOfAccounts, outcomeOfRow } from "../drift-rule.js";
import { subjects } from "../examining.js";
import { ACCOUNTS, type Case } from "../rule.js";

const KIND = "in the directory, not here";

export default driftRule({
  id: "drift-missing-account",
  title: "Person of the directory without an account",
  severity: "information",
  version: 1,
  changeWhere: "directory group",
  frameworks: ["SOC 2 CC6.2", "NIST 800-53 AC-2"],
  meaning: ACCOUNT_MEANINGS[KIND],
  restsOn: ACCOUNTS,
  identity: ["identity"],
  denominator: "people of the directory who have an account or may get one",
  examine(facts) {
    const { matches, accounts } = facts.drift;
    const known = new Set([...matches.values()].flatMap(({ identities }) => identities));
    const cases = accounts.flatMap((row): Case[] => {
      if (row.finding !== KIND || row.identity === null) return [];
      const about = subjects("identity", [row.identity.key]);
      return [{ about, outcome: outcomeOfRow(row), evidence: evidenceOf(row) }];
    });
    return { examined: known.size + cases.length, partly: notComparedOfAccounts(KIND, facts), cases };
  },
});
