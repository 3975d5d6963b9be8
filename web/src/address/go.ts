import { navigate as step } from 'wouter/use-browser-location';
import { changedHref, hrefHere, hrefOf } from './destination';
import type { AnyChange, AnySearch, Changed, Destination, Here, PlainPath } from './destination';
import { searchOf, textsOf } from './texts';

export interface How {
  /** In place of what is open, so that "back" does not come by it. */
  readonly replace?: boolean;
}

/** Opens a page. */
export function navigate({ replace = false, ...destination }: Destination & How): void {
  go(hrefOf(destination), { replace });
}

/** Gives whichever page is open other texts and keeps the rest. */
export function changeHere(changed: AnyChange, how?: How): void {
  go(hrefHere(changed, here()), how);
}

/** The same of one page alone. */
export function changeTexts<P extends PlainPath>(of: P, changed: Changed<P>, how?: How): void {
  const href = changedHref(of, changed, here());
  if (href !== undefined) go(href, how);
}

/** Whoever is there already takes no step. */
export function go(href: string, { replace = false }: How = {}): void {
  const { pathname, search, hash } = globalThis.location;
  if (href === pathname + searchOf(textsOf(search)) + hash) return;
  step(href, { replace, state: Math.random() });
}

function here(): Here {
  const { pathname, search } = globalThis.location;
  return { path: pathname, texts: textsOf(search) as AnySearch };
}
