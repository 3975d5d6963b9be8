import { usualColumns } from '../../../domain/item/shown';

/** What may be chosen beside them. */
export const moreColumns = ['externalId', 'source', 'division', 'activateAt', 'updatedAt'] as const;
export type KnownColumn = (typeof usualColumns)[number] | (typeof moreColumns)[number];

const known: readonly string[] = [...usualColumns, ...moreColumns];
const ATTRIBUTE = 'attribute:';

export const isKnown = (column: string): column is KnownColumn => known.includes(column);

/** The name of the attribute that a column shows; undefined: it shows something else. */
export function attributeOf(column: string): string | undefined {
  return column.startsWith(ATTRIBUTE) ? column.slice(ATTRIBUTE.length) : undefined;
}

export const attributeColumn = (name: string) => `${ATTRIBUTE}${name}`;
