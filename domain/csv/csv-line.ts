/** What a spreadsheet takes for a formula, in full width too: with a leading apostrophe it is text. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One line of a CSV file (RFC 4180), safe to be opened by a spreadsheet; null is an empty cell. Every CSV answer is written by this. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}

/** The same for programs, which read back what was written, to the last blank. */
export function exactCsvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
