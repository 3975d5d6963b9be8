import { arrived, holder, statusEvent, worker } from './about';
import type { ClockCommand } from './command';
import { changed, type Decision, unchanged } from './decision';
import { CLOCK } from './event';
import { threshold } from './escalation';
import { released } from './hand-back';
import { isClosed, type ItemState } from './state';

/** A deadline that the state no longer names has been overtaken by a command: nothing happens. */
export function clock(state: ItemState, command: ClockCommand): Decision {
  const { atMs } = command;
  if (isClosed(state)) return unchanged;
  switch (command.action) {
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
        events: [{ type: 'overdue', atMs, data }, ...statusEvent(state, next, atMs)],
        ledger: { kind: 'untouched' },
        effects: [{ kind: 'webhook', event: 'overdue' }],
      });
    }
    case 'threshold':
      return threshold(state, command);
    case 'timed-status':
      return timedStatus(state, command.status, atMs);
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

/** Comes whatever the transitions say; the entry in the table of times is used up by it. */
function timedStatus(state: ItemState, status: string, atMs: number): Decision {
  if (state.statusesMs[status] !== atMs) return unchanged;
  const { [status]: _, ...statusesMs } = state.statusesMs;
  const next = { ...state, status, statusesMs };
  return changed(state, next, {
    actor: CLOCK,
    events: statusEvent(state, next, atMs).map((event) => ({ ...event, data: { ...event.data, ...holder(state) } })),
    ledger: { kind: 'untouched' },
    effects: [{ kind: 'sync', event: 'changed' }],
  });
}

/** The ledger has let it be offered from that instant on, by its own clock. */
function arrive(state: ItemState, atMs: number): Decision {
  const { item, events } = arrived(state, atMs);
  return changed(state, item, { actor: CLOCK, events, ledger: { kind: 'untouched' } });
}
