import type { ItemState } from './state';

/** Fields that the second shape brought. */
type Added = 'schema' | 'pausedMs' | 'thresholds' | 'statusesMs' | 'escalations' | 'escalatesItself' | 'rules';
type Rules1 = Omit<ItemState['rules'], 'thresholds' | 'pauseStopsClocks' | 'initialStatus' | 'given'>;

/** The first shape: before thresholds, timed statuses and pauses. */
export type ItemState1 = Omit<ItemState, Added> & { schema: 1; rules: Rules1 };

/** A state of any shape, as snapshots and histories keep it, in today's. */
export function upgradeState(state: ItemState | ItemState1): ItemState {
  if (state.schema === 2) return state;
  const given = { dueAt: false, department: false, process: false, worktype: true };
  const initialStatus = state.rules.statuses[0]?.key ?? state.status;
  return {
    ...state,
    schema: 2,
    pausedMs: null,
    thresholds: [],
    statusesMs: {},
    escalations: 0,
    escalatesItself: true,
    rules: { ...state.rules, thresholds: [], pauseStopsClocks: true, initialStatus, given },
  };
}
