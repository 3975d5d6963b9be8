import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { ItemView } from '../../../../api/contract/item';
import { PrioritySpark } from '../../pieces/priority-spark';
import { SlaClock } from '../../pieces/sla-clock';
import { ItemMark } from '../../pieces/state-mark';
import { InstantText } from '../../pieces/instant-text';
import { AssignedTo } from './assigned-to';

/** Sorting and filtering are the server's: the list is a window on far more items than are loaded. */
export const taskFeatures = tableFeatures({});

const helper = createColumnHelper<typeof taskFeatures, ItemView>();

/** The reference, which names the row, then the columns in the product's order. Ids are the keys of their texts. */
export const taskColumns = helper.columns([
  helper.accessor('reference', { id: 'reference' }),
  helper.display({ id: 'priority', cell: ({ row }) => <PrioritySpark item={row.original} /> }),
  helper.display({ id: 'due', cell: ({ row }) => <SlaClock item={row.original} /> }),
  helper.display({ id: 'expires', cell: ({ row }) => <InstantText at={row.original.expiresAt} /> }),
  helper.accessor((item) => item.names.status, { id: 'status' }),
  helper.display({ id: 'routingState', cell: ({ row }) => <ItemMark item={row.original} /> }),
  helper.display({ id: 'assignedTo', cell: ({ row }) => <AssignedTo item={row.original} /> }),
  helper.accessor((item) => item.names.worktype, { id: 'worktype' }),
  helper.accessor((item) => item.names.queue, { id: 'queue' }),
  helper.accessor((item) => item.name ?? '–', { id: 'name' }),
  helper.display({ id: 'created', cell: ({ row }) => <InstantText at={row.original.createdAt} /> }),
  helper.accessor((item) => item.externalTag ?? '–', { id: 'tag' }),
]);

export type TaskColumn =
  | 'priority'
  | 'due'
  | 'expires'
  | 'status'
  | 'routingState'
  | 'assignedTo'
  | 'worktype'
  | 'queue'
  | 'name'
  | 'created'
  | 'tag'
  | 'reference';

/** The API's sort behind a column; the others cannot be sorted. */
export const sortOf: Partial<Record<TaskColumn, string>> = {
  priority: 'priority',
  due: 'dueAt',
  expires: 'expiresAt',
  created: 'createdAt',
  reference: 'reference',
};
