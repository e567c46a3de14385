import { type Case, rule } from "../rule.js";

export default rule({
  id: "ownerless-sensitive-source",
  title: "Sensitive data source that nobody answers for",
  severity: "medium",
  version: 1,
  needs: ["sensitive"],
  identity: ["data source"],
  denominator: "sensitive data sources",
  frameworks: ["SOC 2 CC6.1", "ISO 27001 A.5.18"],
  explanation:
    "Access to a data source is authorised by whoever answers for it. The config file calls this one sensitive and names no owner, so nobody can say who should have access.",
  remedy:
    "Find out who answers for the data source, and name them in the config file (data-sources > owner).",
  changeWhere: "setting",
  examine({ snapshot: { dataSources }, risk, sensitive }) {
    const looked = dataSources.filter(({ id }) => sensitive.has(id));
    const cases = looked
      .filter(({ id }) => (risk.dataSources?.get(id)?.owner ?? null) === null)
      .map(
        ({ id }): Case => ({
          about: [{ kind: "data source", id }],
          outcome: "found",
          evidence: "The config file calls it sensitive, and names no owner.",
        }),
      );
    return { examined: looked.length, cases };
  },
});
