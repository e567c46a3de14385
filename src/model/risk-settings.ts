/** What an organisation says of itself, so that rules can tell what is risky there. It comes from the config file. */
export interface RiskSettings {
  /** E-mail domains of one's own people, in lower case. null: not told, so nobody can be called external. */
  readonly internalDomains: readonly string[] | null;
  /** Accounts of programs, and accounts that several people share: user ids. null: not told. */
  readonly serviceAccounts: ReadonlySet<number> | null;
  readonly sharedAccounts: ReadonlySet<number> | null;
  /** By data source id. null: nothing was told of any. */
  readonly dataSources: ReadonlyMap<number, DataSourceRisk> | null;
  readonly thresholds: Thresholds;
}

export interface DataSourceRisk {
  readonly sensitive: boolean;
  /** Who answers for it, as somebody wrote it. null: not told. */
  readonly owner: string | null;
}

export interface Thresholds {
  /** Days without activity after which an account counts as inactive. */
  readonly inactiveDays: number;
  /** The same for an administrator. */
  readonly administratorInactiveDays: number;
  /** Days after which an invitation that nobody accepted counts as old. */
  readonly pendingDays: number;
  /** More administrators than these are too many. */
  readonly administrators: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  inactiveDays: 90,
  administratorInactiveDays: 30,
  pendingDays: 14,
  administrators: 5,
};

/** Nothing was told. */
export const NO_RISK_SETTINGS: RiskSettings = {
  internalDomains: null,
  serviceAccounts: null,
  sharedAccounts: null,
  dataSources: null,
  thresholds: DEFAULT_THRESHOLDS,
};
