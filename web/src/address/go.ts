import { navigate as step } from 'wouter/use-browser-location';
import { hrefOf } from './destination';
import type { AnySearch, Destination } from './destination';
import { searchOf, textsOf } from './texts';

/** Opens a page. `replace`: in place of the one that is open, so that "back" does not come by it. */
export function navigate({ replace = false, ...destination }: Destination & { readonly replace?: boolean }): void {
  const { pathname, search } = globalThis.location;
  go(hrefOf(destination, { path: pathname, texts: textsOf(search) as AnySearch }), { replace });
}

/** Whoever is there already takes no step. */
export function go(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const { pathname, search, hash } = globalThis.location;
  if (href === pathname + searchOf(textsOf(search)) + hash) return;
  step(href, { replace, state: Math.random() });
}
