import { createContext, useContext, useMemo } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { matchRoute, Router, useRouter } from 'wouter';
import { searches } from '../search';
import type { Path, Search } from '../search';
import type { AnySearch } from './destination';
import { go } from './go';
import { onlyNamed, searchOf, textsOf } from './texts';
import { useInBrowser, useReadInBrowser } from './use-in-browser';
import type { InBrowser } from './use-in-browser';

/** What a page is, and how its code is asked for before it is drawn. */
export type Page = ComponentType & { readonly load?: () => Promise<unknown> };
export type Pages = { readonly [P in Path]: Page };

const ShownContext = createContext<InBrowser | null>(null);
/** By itself: what draws by the page alone is not drawn again for each of its texts. */
const PathContext = createContext('');
const PagesContext = createContext({} as Pages);

/** The address that is shown. Where it is of a page whose code is not there yet, the page before stays until it is. */
export function Address({ pages, children }: { pages: Pages; children: ReactNode }) {
  const shown = useInBrowser();
  return (
    <PagesContext value={pages}>
      <PathContext value={shown.path}>
        <ShownContext value={shown}>
          <Router hook={useShownPath}>{children}</Router>
        </ShownContext>
      </PathContext>
    </PagesContext>
  );
}

export function useShown(): InBrowser {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('useShown outside of the address');
  return shown;
}

export function usePath(): string {
  return useContext(PathContext);
}

export function usePages(): Pages {
  return useContext(PagesContext);
}

/** Whether a page is open, or one that lies below it. */
export function useIsAt(): (page: Exclude<Path, '/cases/:id'>) => boolean {
  const path = usePath();
  return (page) => path === page || path.startsWith(`${page}/`);
}

function useShownPath(): [string, typeof go] {
  return [usePath(), go];
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

/**
 * Texts of the address as somebody has just asked for them: what he chose them with would stand at his last choice until
 * they are shown. The same object as long as they are the same.
 */
export function useAsked<N extends string>(names: readonly N[]): { readonly [K in N]?: string } {
  const shown = useShown();
  const asked = useReadInBrowser(({ path, search }) =>
    // Texts of the page that is to come are none of this one.
    searchOf(onlyNamed(textsOf(path === shown.path ? search : shown.search), names)),
  );
  return useMemo(() => textsOf(asked) as { readonly [K in N]?: string }, [asked]);
}

/** What stands in the path in place of `:id`. */
export function useParam(of: Extract<Path, `${string}/:id`>): string {
  const [, params] = matchRoute(useRouter().parser, of, usePath());
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
