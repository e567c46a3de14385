/**
 * Makes the ids of the rows of effective access, such as `ra-acme-u42-s3`: the same in every run, different for
 * different rows, and none that a spreadsheet takes for a number, a date or a power of ten. They begin with letters and
 * hold letters, digits, `-` and `_` alone: any other character of the organisation becomes its code between two `_`,
 * and so does `_`. The ids of user and data source can be told from the end, so the organisation may look like anything.
 */
export function rowIds(organisation: string): (userId: number, dataSourceId: number) => string {
  const safe = organisation.replaceAll(
    /[^A-Za-z0-9-]/gu,
    (character) => `_${character.codePointAt(0)?.toString(16)}_`,
  );
  return (userId, dataSourceId) => `ra-${safe}-u${userId}-s${dataSourceId}`;
}
