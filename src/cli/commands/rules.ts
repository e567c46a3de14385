import { Option } from "commander";
import type { RuleDescriptor } from "../../analyze/rule.js";
import { Problem } from "../../model/problem.js";
import { type Command, EXIT } from "../command.js";
import { say, wrap } from "../terminal.js";

const command: Command = {
  description: [
    "Lists the rules that make the findings of a report: how grave each is, and what it needs besides access through groups. What is missing of that makes a rule not evaluated, never clean.",
    "With the id of a rule: why it matters, what to do, and which requirements it supports.",
    "Findings do not change the exit code of run and report: it says whether everything was read.",
  ],
  options: [new Option("--json", "everything, as JSON")],
  canBeIncomplete: false,
  examples: ["redash-access rules", "redash-access rules pending-key", "redash-access rules --json"],
  async run(call) {
    const [{ RULES }, { needsInWords }] = await Promise.all([
      import("../../analyze/rules/index.js"),
      import("../../analyze/fact-words.js"),
    ]);
    const [id] = call.args;
    const chosen = id === undefined ? RULES : [ruleOf(RULES, id)];
    if (call.given.json === true) say(...JSON.stringify(chosen.map(plain), undefined, 2).split("\n"));
    else if (id === undefined) say(...chosen.flatMap((rule) => listed(rule, needsInWords(rule.needs))));
    else say(...chosen.flatMap((rule) => explained(rule, needsInWords(rule.needs))));
    return EXIT.done;
  },
};
export default command;

/** @throws Problem `option_invalid`, with the ids that are alike */
function ruleOf(rules: readonly RuleDescriptor[], id: string): RuleDescriptor {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const alike = rules.filter((one) => one.id.includes(id)).map((one) => one.id);
  const hint = alike.length === 0 ? "`redash-access rules` lists them." : `There are: ${alike.join(", ")}.`;
  throw new Problem("option_invalid", `There is no rule ${JSON.stringify(id)}.`, { hint });
}

/** What a program is told of a rule: all but how it looks. */
function plain({ examine: _, ...rule }: RuleDescriptor): Omit<RuleDescriptor, "examine"> {
  return rule;
}

const WIDTH = 100;

function listed({ id, severity, title, version }: RuleDescriptor, needs: readonly string[]): string[] {
  return [
    `${id}  ${severity}, version ${version}`,
    ...wrap(`  ${title}`, WIDTH, "  "),
    ...(needs.length === 0 ? [] : wrap(`  needs ${needs.join("; ")}`, WIDTH, "    ")),
  ];
}

function explained(rule: RuleDescriptor, needs: readonly string[]): string[] {
  const { denominator, explanation, remedy, changeWhere, frameworks } = rule;
  return [
    ...listed(rule, needs),
    ...wrap(`  looks at ${denominator}`, WIDTH, "    "),
    "",
    ...wrap(`  ${explanation}`, WIDTH, "  "),
    "",
    ...wrap(`  What to do: ${remedy}`, WIDTH, "  "),
    `  What is changed: ${changeWhere}`,
    ...wrap(`  Supports: ${frameworks.join(", ")}`, WIDTH, "    "),
  ];
}
