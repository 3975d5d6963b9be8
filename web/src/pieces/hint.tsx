import { useId, useState } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { late } from './late';

const Tip = late(() => import('./tip').then((module) => module.Tip));

/**
 * Tells more of something while the pointer rests on it or it has the focus: `over` belongs to the element, `tip` beside or
 * inside of it.
 */
export function useHint(
  label: ReactNode,
  { isOff = false, className = '' }: { isOff?: boolean; className?: string } = {},
) {
  const id = useId();
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const show = ({ currentTarget }: SyntheticEvent<HTMLElement>) => setTarget(currentTarget);
  const hide = () => setTarget(null);
  const isShown = target !== null && !isOff;
  return {
    over: {
      onPointerEnter: show,
      onPointerLeave: hide,
      onFocus: show,
      onBlur: hide,
      ...(isShown && { 'aria-describedby': id }),
    },
    tip: isShown && <Tip id={id} target={target} label={label} className={className} />,
  };
}
