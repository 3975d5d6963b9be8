import { useEffect, useRef } from 'react';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { Link as Anchor, Redirect as Step } from 'wouter';
import { usePages, useShown } from './address';
import { hrefHere, hrefOf } from './destination';
import type { AnyChange, AnySearch, Destination } from './destination';
import { textsOf } from './texts';

/** So long somebody dwells on a link before the code of its page is asked for. */
const DWELL_MS = 50;

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly ref?: Ref<HTMLAnchorElement> };
type LinkProps = Destination & AnchorProps;
type HereProps = { readonly search: AnyChange } & AnchorProps;

/** A true link to a page, which opens without loading the document anew. */
export function Link({ to, params, search, ...rest }: LinkProps) {
  const dwelling = useDwelling(to);
  return <Anchor {...dwelling} {...rest} href={hrefOf({ to, params, search } as Destination)} />;
}

/** The same to the page that is open, with other texts beside those that its address has. */
export function HereLink({ search, ...rest }: HereProps) {
  const shown = useShown();
  const here = { path: shown.path, texts: textsOf(shown.search) as AnySearch };
  return <Anchor {...rest} href={hrefHere(search, here)} />;
}

/** Drawn, it leads elsewhere; "back" does not come by it again. */
export function Redirect(destination: Destination) {
  return <Step replace href={hrefOf(destination)} />;
}

function useDwelling(to: Destination['to']) {
  const pages = usePages();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  useEffect(() => leave, []);
  const load = () => void pages[to].load?.();
  const dwell = () => {
    leave();
    timer.current = setTimeout(load, DWELL_MS);
  };
  return { onMouseEnter: dwell, onMouseLeave: leave, onFocus: dwell, onBlur: leave, onTouchStart: load };
}
