import type { Contradiction } from '../decisions/decide-item';

/** Rules that could not decide about an item: it waits where their document says, until somebody has looked at it. */
export interface Incident extends Omit<Contradiction, 'code'> {
  code: Contradiction['code'] | 'UNKNOWN_WORKTYPE';
  decision: string;
  /** Where the item waits. */
  queue: string;
}
