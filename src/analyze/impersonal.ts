/** Words that are seldom a part of anybody's name. */
const OF_PROGRAMS = new Set(
  "airflow api automation batch bot ci cron daemon dbt etl integration jenkins jobs noreply robot scheduler service svc system terraform".split(
    " ",
  ),
);

/** Words of mailboxes that several people read: a hint where an address is made of nothing else. */
const OF_MANY = new Set(
  "accounting accounts all analytics bi billing contact data dev dept department devops engineering finance group hello help helpdesk hr info it marketing office operations ops people qa reporting reports sales shared staff support team test".split(
    " ",
  ),
);

/** What stands before the first `@` or `+` of an e-mail. */
export function mailboxOf(email: string): string {
  return email.replace(/[+@].*$/s, "");
}

/** Whether a name or mailbox has a word that is used for programs. */
export function soundsLikeProgram(text: string): boolean {
  return wordsOf(text).some((word) => OF_PROGRAMS.has(word));
}

/** Whether a mailbox is made of nothing but words of such as several people read. */
export function soundsLikeMany(mailbox: string): boolean {
  const words = wordsOf(mailbox);
  return words.length > 0 && words.every((word) => OF_MANY.has(word));
}

function wordsOf(text: string): string[] {
  const words = text.replaceAll(/no[-_.]?reply/gi, "noreply").toLowerCase();
  return words.match(/\p{L}+/gu) ?? [];
}
