import { needsInWords } from "../../src/analyze/fact-words.js";
import type { RuleDescriptor } from "../../src/analyze/rule.js";
import { SEVERITIES } from "../../src/model/finding.js";

const INTRODUCTION = `# Rules

Made from the rules themselves (\`src/analyze/rules/\`) by \`npx vitest run test/analyze/rules/document.test.ts -u\`:
change them there. \`redash-access rules\` lists them on a terminal, \`redash-access rules --json\` for programs.

A rule looks at everything that it counts, and says of each thing that it is so (a finding), that it is not, or that what
would tell is missing (a finding of the status \`unknown\`). A rule that needs something that was not read or not told is
*not evaluated*; one of which something is partly missing is *partly evaluated*: there may be more than it found. Neither is
ever clean. The page and \`report.json\` give the reasons, and how many each rule has looked at.

A finding keeps its id as long as the rule and those whom it is about are the same, whatever else there is: \`pending-key-u42\` is
of the rule \`pending-key\` and user 42. The letters are u for a user, g for a group, s for a data source, q for a query, d for a
dashboard, a for an alert, t for a destination; i and n stand for a key of the directory and for a name, in which anything but
letters and digits is written as its code.

Findings do not change the exit code of \`run\` and \`report\`: that says whether everything was read (\`--fail-on\`).
"Supports" names requirements that a rule helps with. None is met by it alone.

## What you can tell of your organisation

In the config file (\`redash-access.yaml\`, or the one that \`--config\` names):

\`\`\`yaml
internal-domains: [example.com]            # whoever has another address is external
service-accounts: [deploy@example.com, "bot-*@example.com"]
shared-accounts: []                        # there is none: not the same as leaving it out
data-sources:
  - data-source: 3                         # a number is an id, a text is a name
    sensitive: true
    owner: Ina Meyer, Finance
thresholds:                                # these are the usual ones
  inactive-days: 90
  administrator-inactive-days: 30
  pending-days: 14
  administrators: 5
exceptions: accepted-risks.yaml
\`\`\`

What is named there and not found in Redash is a warning in the report, and the rules that rest on it are partly evaluated.

## Accepted risks

\`--exceptions FILE\`, or \`exceptions\` in the config file, names a YAML file of risks that somebody answers for. All four are needed:

\`\`\`yaml
- finding: pending-key-u42                 # the id of a finding, or a pattern in which * stands for anything
  reason: Starts on 1 December.
  owner: Ina Meyer, Finance
  expires: 2026-12-31                      # the last day on which it holds, in UTC
\`\`\`

An accepted finding stays in the report, with the status \`accepted\`, who accepted it, why and until when. Once that day is over,
counted from when the snapshot was collected and not from today, it is \`acceptance expired\` and counts as open. A finding of
which it is not known whether it is so stays \`unknown\`, with the acceptance beside it. Where several fit, the one that names the
finding outright counts, then the one that holds longest. Those that fit nothing are listed: what they were made for is gone,
or they are misspelt.
`;

/** docs/rules.md: what every rule says of itself, the gravest first. */
export function rulesDocument(rules: readonly RuleDescriptor[]): string {
  const parts = SEVERITIES.map((severity) => {
    const own = rules.filter((rule) => rule.severity === severity);
    return [`## Severity: ${severity}`, ...own.map(ruleText)].join("\n\n");
  });
  return `${[INTRODUCTION.trimEnd(), ...parts].join("\n\n")}\n`;
}

function ruleText(rule: RuleDescriptor): string {
  const needs = needsInWords(rule.needs);
  const facts = [
    `- looks at: ${rule.denominator}`,
    ...(needs.length === 0 ? [] : [`- needs: ${needs.join("; ")}`]),
    `- one finding for each: ${rule.identity.length === 0 ? "organisation" : rule.identity.join(", ")}`,
    `- change: ${rule.changeWhere}`,
    `- supports: ${rule.frameworks.join(", ")}`,
    `- version: ${rule.version}`,
  ];
  return [
    `### ${rule.id}`,
    `**${rule.title}**`,
    rule.explanation,
    `*What to do:* ${rule.remedy}`,
    facts.join("\n"),
  ].join("\n\n");
}
