import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { newKey } from '../api/commands';
import { keys } from '../api/keys';
import { useKept } from '../form/use-kept';
import type { Told } from './told';

const nothing = (): Told => ({ id: `by-hand-${newKey()}`, channel: '', text: '', isKnown: false });

/** It is carried between the form of an item and that of a case in memory only: it may be personal. */
export function useTold(given: Partial<Told> = {}, keptAs: string | null = null) {
  const client = useQueryClient();
  const carried = client.getQueryData<Told>(keys.told);
  const kept = useKept<Told>(carried === undefined ? keptAs : null, () => ({ ...nothing(), ...carried, ...given }));
  const { value: told, setValue: setTold, forget } = kept;
  useEffect(() => client.removeQueries({ queryKey: keys.told }), [client]);
  return {
    told,
    change: (changed: Partial<Told>) => setTold((before) => ({ ...before, ...changed })),
    carry: () => client.setQueryData(keys.told, told),
    forget: () => forget(nothing()),
  };
}
