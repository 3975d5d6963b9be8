import { useEffect, useEffectEvent } from 'react';
import { newKey } from '../api/use-press';
import { useKept } from '../form/use-kept';
import { useUnsaved } from '../session/unsaved';
import type { Told } from './told';

const nothing = (): Told => ({ id: `by-hand-${newKey()}`, channel: '', text: '', isKnown: false });

/** It is carried between the form of an item and that of a case in memory only: it may be personal. */
export function useTold(given: Partial<Told> = {}, keptAs: string | null = null) {
  const [carried, carry] = useUnsaved<Told>('told');
  const kept = useKept<Told>(carried === null ? keptAs : null, () => ({ ...nothing(), ...carried, ...given }));
  const { value: told, setValue: setTold, forget } = kept;
  const taken = useEffectEvent(() => carry(() => null));
  useEffect(() => taken(), []);
  return {
    told,
    change: (changed: Partial<Told>) => setTold((before) => ({ ...before, ...changed })),
    carry: () => carry(() => told),
    forget: () => forget(nothing()),
  };
}
