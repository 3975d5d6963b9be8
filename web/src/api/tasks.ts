import type { ItemPage } from '../../../api/contract/item';
import { request } from './client';
import { download } from './download';
import { attributesOf, type ItemFilter } from './item-filter';

/** The address of a list; conditions on attributes stand in it one by one. */
function listPath(filter: ItemFilter, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(more);
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined && value !== '' && name !== 'attribute') params.set(name, value);
  for (const condition of attributesOf(filter)) params.append('attribute', condition);
  return `/v1/workitems?${params.toString()}`;
}

export function readTasks(filter: ItemFilter, cursor: string, signal: AbortSignal): Promise<ItemPage> {
  const more: Record<string, string> = { limit: '100' };
  if (cursor !== '') more['cursor'] = cursor;
  return request<ItemPage>(listPath(filter, more), { signal });
}

/** As many as one request takes. */
export const IDS_AT_ONCE = 50;

/** Some of them as they are now, whether they match or not. */
export async function readThose(ids: readonly string[]): Promise<ItemPage['items']> {
  return (await request<ItemPage>(listPath({ id: ids.join(','), limit: String(IDS_AT_ONCE) }))).items;
}

/** The whole list as a file. */
export function downloadTasks(filter: ItemFilter, columns: readonly string[], name: string): Promise<void> {
  return download(listPath(filter, { columns: columns.join(',') }), 'text/csv', name);
}
