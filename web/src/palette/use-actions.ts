import { useEffect, useEffectEvent } from 'react';
import { type Action, offerActions } from './actions-store';

/** Puts what can be done now into the palette, as long as the component lives. */
export function useActions(actions: readonly Action[]): void {
  const read = useEffectEvent(() => actions);
  useEffect(() => offerActions(() => read()), []);
}
