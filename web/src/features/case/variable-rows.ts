import { parsed } from '../../form/schema-fields';

export const variableKinds = ['text', 'number', 'flag', 'json'] as const;
export type VariableKind = (typeof variableKinds)[number];

/** A variable as it is edited. */
export interface VariableRow {
  readonly name: string;
  readonly kind: VariableKind;
  readonly text: string;
  /** As it was; undefined for one that is new. */
  readonly before: unknown;
}

export type RowFault = 'name' | 'number' | 'json' | 'twice';

/** What a value is edited as: it keeps its kind unless somebody chooses another. */
export function rowOf(name: string, value: unknown): VariableRow {
  if (typeof value === 'string') return { name, kind: 'text', text: value, before: value };
  if (typeof value === 'number') return { name, kind: 'number', text: String(value), before: value };
  if (typeof value === 'boolean') return { name, kind: 'flag', text: String(value), before: value };
  return { name, kind: 'json', text: JSON.stringify(value ?? null), before: value };
}

/** The variables that differ from before, and what is wrong with which row. */
export function changedVariables(rows: readonly VariableRow[]): {
  variables: Record<string, unknown>;
  faults: Record<number, RowFault>;
} {
  const variables: Record<string, unknown> = {};
  const faults: Record<number, RowFault> = {};
  for (const [index, row] of rows.entries()) {
    const name = row.name.trim();
    const value = valueOf(row);
    if (name === '') {
      if (row.text.trim() !== '') faults[index] = 'name';
    } else if (rows.findIndex((other) => other.name.trim() === name) !== index) faults[index] = 'twice';
    else if (value === undefined) faults[index] = row.kind === 'number' ? 'number' : 'json';
    else if (JSON.stringify(value) !== JSON.stringify(row.before)) variables[name] = value;
  }
  return { variables, faults };
}

function valueOf({ kind, text }: VariableRow): unknown {
  if (kind === 'text') return text;
  if (kind === 'flag') return text === 'true';
  if (kind === 'json') return parsed(text);
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}
