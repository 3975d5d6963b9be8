import type { Path, Search, searches } from '../search';
import { searchOf } from './texts';

type ParamOf<P extends Path> = P extends `${string}/:${infer Name}` ? Name : never;

type To<P extends Path> = {
  readonly to: P;
  readonly search?: { readonly [N in keyof Search<P>]: string | undefined };
} & ([ParamOf<P>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: { readonly [N in ParamOf<P>]: string } });

/** Any text that the address of some page may carry. */
export type AnySearch = { readonly [N in (typeof searches)[Path][number]]?: string };

/** The page that is open, with other texts. */
interface Here {
  readonly to: '.';
  readonly params?: undefined;
  readonly search: (before: AnySearch) => { readonly [N in keyof AnySearch]: string | undefined };
}

/** Where a link or a press leads: a page that there is, with texts that its address may carry. */
export type Destination = { [P in Path]: To<P> }[Path] | Here;

/** The address that it has. */
export function hrefOf(destination: Destination, here: { path: string; texts: AnySearch }): string {
  if (destination.to === '.') return here.path + searchOf(destination.search(here.texts));
  const params: Readonly<Record<string, string>> = destination.params ?? {};
  const path = destination.to.replace(/:(\w+)/, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return path + searchOf(destination.search ?? {});
}
