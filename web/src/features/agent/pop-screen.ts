import type { ItemView } from '../../../../api/contract/item';

/**
 * Opens the item's page in its source system, in a window that cannot reach back into this one. Https only: the address
 * comes from configuration and attributes, and another scheme could run a script here. Answers whether a window opened.
 */
export function popScreen({ screenPop }: Pick<ItemView, 'screenPop'>): boolean {
  if (screenPop === null || !URL.canParse(screenPop) || new URL(screenPop).protocol !== 'https:') return false;
  // With `noopener` the answer would always be null, and a blocked window could not be told from an open one.
  const opened = globalThis.open(screenPop, '_blank');
  if (opened === null) return false;
  opened.opener = null;
  return true;
}
