import type { ReactNode } from 'react';
import type { ItemView } from '../../../api/contract/item';
import { attributeLabel, attributeText } from '../format/value';
import { InstantText } from '../pieces/instant-text';
import { PrioritySpark } from '../pieces/priority-spark';
import { SlaClock } from '../pieces/sla-clock';
import { ItemMark } from '../pieces/state-mark';
import { AssignedTo } from './assigned-to';
import { attributeOf, isKnown } from './columns';
import type { KnownColumn } from './columns';

const text = (value: string | null) => value ?? '–';

const known: Record<KnownColumn, { width: string; show: (item: ItemView) => ReactNode }> = {
  reference: { width: '104px', show: (item) => item.reference },
  priority: { width: '100px', show: (item) => <PrioritySpark item={item} /> },
  dueAt: { width: '168px', show: (item) => <SlaClock item={item} /> },
  expiresAt: { width: '104px', show: (item) => <InstantText at={item.expiresAt} isInside /> },
  status: { width: '88px', show: (item) => item.names.status },
  routingState: { width: '124px', show: (item) => <ItemMark item={item} /> },
  assignee: { width: '116px', show: (item) => <AssignedTo item={item} /> },
  worktype: { width: '132px', show: (item) => item.names.worktype },
  queue: { width: '96px', show: (item) => item.names.queue },
  name: { width: 'minmax(130px, 1fr)', show: (item) => text(item.name) },
  createdAt: { width: '104px', show: (item) => <InstantText at={item.createdAt} isInside /> },
  externalTag: { width: '96px', show: (item) => text(item.externalTag) },
  externalId: { width: '128px', show: (item) => item.externalId },
  source: { width: '88px', show: (item) => item.names.source },
  division: { width: '96px', show: (item) => item.division },
  activateAt: { width: '104px', show: (item) => <InstantText at={item.activateAt} isInside /> },
  updatedAt: { width: '104px', show: (item) => <InstantText at={item.updatedAt} isInside /> },
};

/** What a column of an attribute is called. */
export const attributeTitle = (column: string) => attributeLabel(attributeOf(column) ?? column);

/** What a column, whose ID is that of the API, shows of an item. */
export function cellOf(column: string, item: ItemView): ReactNode {
  return isKnown(column) ? known[column].show(item) : attributeText(item.attributes[attributeOf(column) ?? '']);
}

/** Widths; before them that of the box that chooses a row, where there is one. */
export function gridOf(columns: readonly string[], isChoice: boolean): string {
  return [...(isChoice ? ['18px'] : []), ...columns.map((id) => (isKnown(id) ? known[id].width : '116px'))].join(' ');
}

/** The narrowest that a row becomes before the list scrolls sideways. */
export function narrowestPx(columns: readonly string[]): number {
  const widths = columns.map((id) => Number(/\d+/.exec(isKnown(id) ? known[id].width : '116')?.[0] ?? 0));
  const gapPx = 10;
  const padPx = 32;
  return 18 + padPx + widths.reduce((sum, width) => sum + width + gapPx, 0);
}

const unsorted: readonly string[] = ['source', 'division', 'activateAt'];

/** The API's sort behind a column; undefined: it cannot be sorted. */
export function sortOf(column: string): string | undefined {
  return unsorted.includes(column) ? undefined : column;
}
