import { useEffect, useRef } from 'react';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { Link as Anchor, Redirect as Step } from 'wouter';
import { useShown } from './address';
import { hrefOf } from './destination';
import type { AnySearch, Destination } from './destination';
import { textsOf } from './texts';

/** So long somebody dwells on a link before the code of its page is asked for. */
const DWELL_MS = 50;

type LinkProps = Destination &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly ref?: Ref<HTMLAnchorElement> };

/** A true link to a page, which opens without loading the document anew. */
export function Link({ to, params, search, ...rest }: LinkProps) {
  const dwelling = useDwelling(to);
  return <Anchor {...dwelling} {...rest} href={useHref({ to, params, search } as Destination)} />;
}

/** Drawn, it leads elsewhere; "back" does not come by it again. */
export function Redirect(destination: Destination) {
  return <Step replace href={useHref(destination)} />;
}

function useHref(destination: Destination): string {
  const { path, search } = useShown();
  return hrefOf(destination, { path, texts: textsOf(search) as AnySearch });
}

function useDwelling(to: Destination['to']) {
  const { pages } = useShown();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  useEffect(() => leave, []);
  const load = () => void (to === '.' ? undefined : pages[to].load?.());
  const dwell = () => {
    leave();
    timer.current = setTimeout(load, DWELL_MS);
  };
  return { onMouseEnter: dwell, onMouseLeave: leave, onFocus: dwell, onBlur: leave, onTouchStart: load };
}
