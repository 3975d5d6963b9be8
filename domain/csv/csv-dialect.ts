/** How tables of CSV are read, by the server and by the page that shows them first: both must see the same rows. */
export const csvDialect = {
  bom: true,
  info: true,
  relax_column_count: true,
  // A quote where none may stand is a sign like any other: taken for a quote it would swallow the rows behind it.
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  skip_records_with_error: true,
  // The library's own trim behind a quote would have it both ways, and swallow rows.
  ltrim: true,
} as const;

/** Spreadsheets of half the world write semicolons: what the first line has most of, outside of quotes. */
export function delimiterOf(head: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of head) {
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '\n') break;
    const count = counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
