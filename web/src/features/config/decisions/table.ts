export type Cell = string | number | boolean | null;

/** The short form of a decision, as it is written so far: what is missing is empty. */
export interface Table {
  readonly hitPolicy: string;
  readonly aggregation: string | undefined;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rules: readonly (readonly Cell[])[];
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

export function tableOf(document: Readonly<Record<string, unknown>>): Table {
  const { hitPolicy, aggregation, inputs, outputs, rules } = document;
  return {
    hitPolicy: typeof hitPolicy === 'string' ? hitPolicy : 'FIRST',
    aggregation: typeof aggregation === 'string' ? aggregation : undefined,
    inputs: textsOf(inputs),
    outputs: textsOf(outputs),
    rules: Array.isArray(rules) ? rules.map((rule) => (Array.isArray(rule) ? (rule as Cell[]) : [])) : [],
  };
}

export function withTable(
  document: Readonly<Record<string, unknown>>,
  { hitPolicy, aggregation, inputs, outputs, rules }: Table,
): Record<string, unknown> {
  const { aggregation: _, ...rest } = document;
  return { ...rest, hitPolicy, ...(aggregation === undefined ? {} : { aggregation }), inputs, outputs, rules };
}

export const widthOf = ({ inputs, outputs }: Table) => inputs.length + outputs.length;

/** A cell that says nothing is a dash: any input, no output. */
export function cellText(cell: Cell | undefined): string {
  const text = cell === undefined || cell === '' ? '-' : String(cell);
  return text.trim() === '' ? '-' : text;
}

export function setCells(
  table: Table,
  { row, column }: Place,
  texts: readonly (readonly string[])[],
  read: (text: string, column: number) => Cell,
): Table {
  const width = widthOf(table);
  const rules = [...table.rules];
  for (const [down, line] of texts.entries()) {
    const rule = [...(rules[row + down] ?? emptyRule(table))];
    while (rule.length < width) rule.push('-');
    for (const [right, text] of line.entries()) {
      if (column + right < width) rule[column + right] = read(text, column + right);
    }
    rules[row + down] = rule;
  }
  return { ...table, rules };
}

export function addRule(table: Table, at: number): Table {
  return { ...table, rules: table.rules.toSpliced(at, 0, emptyRule(table)) };
}

export function removeRule(table: Table, row: number): Table {
  return { ...table, rules: table.rules.toSpliced(row, 1) };
}

/** Answers the table as it was where there is no place to move to. */
export function moveRule(table: Table, row: number, by: number): Table {
  const rule = table.rules[row];
  if (rule === undefined || table.rules[row + by] === undefined) return table;
  return { ...table, rules: table.rules.toSpliced(row, 1).toSpliced(row + by, 0, rule) };
}

export function addColumn(table: Table, part: 'inputs' | 'outputs', text: string): Table {
  const at = part === 'inputs' ? table.inputs.length : widthOf(table);
  return {
    ...table,
    [part]: [...table[part], text],
    rules: table.rules.map((rule) => rule.toSpliced(at, 0, '-')),
  };
}

export function renameColumn(table: Table, column: number, text: string): Table {
  const { inputs, outputs } = table;
  return column < inputs.length
    ? { ...table, inputs: inputs.with(column, text) }
    : { ...table, outputs: outputs.with(column - inputs.length, text) };
}

export function removeColumn(table: Table, column: number): Table {
  const { inputs, outputs, rules } = table;
  return {
    ...table,
    inputs: column < inputs.length ? inputs.toSpliced(column, 1) : inputs,
    outputs: column < inputs.length ? outputs : outputs.toSpliced(column - inputs.length, 1),
    rules: rules.map((rule) => rule.toSpliced(column, 1)),
  };
}

/** What a spreadsheet puts into the clipboard: lines of cells that are divided by tabs. */
export function pastedCells(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

function emptyRule(table: Table): Cell[] {
  return Array.from({ length: widthOf(table) }, () => '-');
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
