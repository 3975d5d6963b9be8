import { createContext, useContext, useMemo } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { matchRoute, Router, useRouter } from 'wouter';
import { searches } from '../search';
import type { Path, Search } from '../search';
import type { AnySearch } from './destination';
import { go } from './go';
import { onlyNamed, textsOf } from './texts';
import { useInBrowser } from './use-in-browser';
import type { InBrowser } from './use-in-browser';

/** What a page is, and how its code is asked for before it is drawn. */
export type Page = ComponentType & { readonly load?: () => Promise<unknown> };
export type Pages = { readonly [P in Path]: Page };

interface Shown extends InBrowser {
  readonly pages: Pages;
}

const ShownContext = createContext<Shown | null>(null);

/** The address that is shown. Where it is of a page whose code is not there yet, the page before stays until it is. */
export function Address({ pages, children }: { pages: Pages; children: ReactNode }) {
  const address = useInBrowser();
  const shown = useMemo(() => ({ ...address, pages }), [address, pages]);
  return (
    <ShownContext value={shown}>
      <Router hook={useShownPath}>{children}</Router>
    </ShownContext>
  );
}

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('useShown outside of the address');
  return shown;
}

/** Whether a page is open, or one that lies below it. */
export function useIsAt(): (page: Exclude<Path, '/cases/:id'>) => boolean {
  const { path } = useShown();
  return (page) => path === page || path.startsWith(`${page}/`);
}

function useShownPath(): [string, typeof go] {
  return [useShown().path, go];
}

/** The texts of the page's address; without a page, of whichever is open. */
export function useSearch(): AnySearch;
export function useSearch<P extends Path>(of: P): Search<P>;
export function useSearch(of?: Path): AnySearch {
  const { search } = useShown();
  return useMemo(() => {
    const texts = textsOf(search);
    return of === undefined ? texts : onlyNamed<string>(texts, searches[of]);
  }, [search, of]);
}

/** What stands in the path in place of `:id`. */
export function useParam(of: Extract<Path, `${string}/:id`>): string {
  const [, params] = matchRoute(useRouter().parser, of, useShown().path);
  return decoded(params?.id ?? '');
}

/** What no link of ours is written like is taken as it stands: it is the name of nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
