import { searches } from '../search';
import type { Change, Path, Search } from '../search';
import { onlyNamed, searchOf } from './texts';

type ParamOf<P extends Path> = P extends `${string}/:${infer Name}` ? Name : never;

type To<P extends Path> = {
  readonly to: P;
  readonly search?: Change<P>;
} & ([ParamOf<P>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: { readonly [N in ParamOf<P>]: string } });

/** Any text that the address of some page may carry. */
export type AnySearch = { readonly [N in (typeof searches)[Path][number]]?: string };

/** Other texts of whichever page is open; `undefined` takes one out. */
export type AnyChange = { readonly [N in keyof AnySearch]: string | undefined };

/** Where a press leads: a page that there is, with texts that its address may carry. */
export type Destination = { [P in Path]: To<P> }[Path];

/** The page that is open, and the texts of its address. */
export interface Here {
  readonly path: string;
  readonly texts: AnySearch;
}

/** The address that it has. */
export function hrefOf({ to, params, search = {} }: Destination): string {
  const named: Readonly<Record<string, string>> = params ?? {};
  return to.replace(/:(\w+)/, (_, name: string) => encodeURIComponent(named[name] ?? '')) + searchOf(search);
}

/** The page that is open, with other texts beside those that its address has. */
export function hrefHere(changed: AnyChange, { path, texts }: Here): string {
  return path + searchOf({ ...texts, ...changed });
}

/** A page whose path is always the same one. */
export type PlainPath = Exclude<Path, `${string}/:${string}`>;

/** Other texts, or what makes them of those that the address has. */
export type Changed<P extends Path> = Change<P> | ((now: Search<P>) => Change<P>);

/**
 * The address of a page with other texts beside those that it has. They are those of the address now, not those of the
 * page as it is drawn: two presses may come before the first one is. A page on its way out changes nothing any more.
 */
export function changedHref<P extends PlainPath>(of: P, changed: Changed<P>, here: Here): string | undefined {
  // A page is found in capitals and with a slash behind it as well.
  if (here.path.replace(/(?<=.)\/$/, '').toLowerCase() !== of) return undefined;
  const now = onlyNamed<string>(here.texts, searches[of]) as Search<P>;
  return of + searchOf({ ...now, ...(typeof changed === 'function' ? changed(now) : changed) });
}
