import { arrived, holder, statusEvent, worker } from './about';
import type { ClockCommand } from './command';
import { changed, type Decision, unchanged } from './decision';
import { CLOCK } from './event';
import { released } from './hand-back';
import { isClosed, type ItemState } from './state';

/** A deadline that the state no longer names has been overtaken by a command: nothing happens. */
export function clock(state: ItemState, { action, atMs }: ClockCommand): Decision {
  if (isClosed(state)) return unchanged;
  switch (action) {
    case 'activate':
      return state.state === 'scheduled' && state.activationMs === atMs ? arrive(state, atMs) : unchanged;
    case 'wake':
      return state.state === 'parked' && state.wakeMs === atMs ? arrive(state, atMs) : unchanged;
    case 'expire': {
      if (state.isOverdue || state.expiresMs !== atMs) return unchanged;
      const next = { ...state, isOverdue: true, status: state.rules.overdueStatus ?? state.status };
      const data = { expiredAt: new Date(atMs).toISOString(), ...holder(state) };
      return changed(state, next, {
        actor: CLOCK,
        events: [{ type: 'overdue', atMs, data }, ...statusEvent(state, next)],
        ledger: { kind: 'untouched' },
        effects: [{ kind: 'webhook', event: 'overdue' }],
      });
    }
    case 'source-timeout': {
      if (state.sourceDeadlineMs !== atMs) return unchanged;
      const data = { reason: 'source-timeout', queue: state.rules.queue, ...worker(state) };
      return changed(state, released(state), {
        actor: CLOCK,
        events: [{ type: 'queued', atMs, data }],
        ledger: { kind: 'enqueue' },
      });
    }
  }
}

/** The ledger has let it be offered from that instant on, by its own clock. */
function arrive(state: ItemState, atMs: number): Decision {
  const { item, events } = arrived(state, atMs);
  return changed(state, item, { actor: CLOCK, events, ledger: { kind: 'untouched' } });
}
