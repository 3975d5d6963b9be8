import type { ErasureBody } from '../../../../api/contract/erasure';
import type { Found } from '../../../../api/contract/find';

/** How a value is meant: a number is found as a number only. */
export const valueKinds = ['text', 'number', 'flag'] as const;

export interface ValueRow {
  readonly name: string;
  readonly kind: (typeof valueKinds)[number];
  readonly value: string;
}

export interface Subject {
  readonly division: string;
  readonly rows: readonly ValueRow[];
  /** References or IDs of items and cases, parted by commas, spaces or lines. */
  readonly work: string;
}

export const noValue: ValueRow = { name: '', kind: 'text', value: '' };

/** Why a row is none. */
export type RowFault = 'name' | 'value' | 'number' | 'twice';

/** What the rows ask for; one that is empty is passed over. */
export function attributesOf(rows: readonly ValueRow[]): {
  attributes: NonNullable<ErasureBody['attributes']>;
  faults: Readonly<Record<number, RowFault>>;
} {
  const attributes: NonNullable<ErasureBody['attributes']> = {};
  const faults: Record<number, RowFault> = {};
  for (const [index, row] of rows.entries()) {
    const [name, value] = [row.name.trim(), row.value.trim()];
    if (name === '' && value === '') continue;
    if (name === '') faults[index] = 'name';
    else if (value === '' && row.kind !== 'flag') faults[index] = 'value';
    else if (Object.hasOwn(attributes, name)) faults[index] = 'twice';
    else if (row.kind === 'number' && !Number.isFinite(Number(value))) faults[index] = 'number';
    else attributes[name] = row.kind === 'number' ? Number(value) : row.kind === 'flag' ? value === 'true' : value;
  }
  return { attributes, faults };
}

export function referencesIn(work: string): string[] {
  return [...new Set(work.split(/[\s,;]+/).filter((each) => each !== ''))];
}

/** Of what has that ID, what lies in the division that is asked: another one may have the same reference. Null: nothing. */
export function inDivision(found: Found | null, division: string): Found | null {
  const lies = (one: { division: string }) => one.division === division;
  const [items, cases] = [found?.items.filter(lies) ?? [], found?.cases.filter(lies) ?? []];
  return items.length + cases.length === 0 ? null : { items, cases };
}
