import { texts } from '../../text/texts';
import type { TasksSearch } from '../../search';
import type { Place } from './api';
import type { Kind } from './kinds';

/** What becomes of the work that is there when another version of a document is published. */
const becomes = {
  worktypes: 'kept',
  decisions: 'kept',
  'priority-schemes': 'kept',
  'routing-plans': 'kept',
  lookups: 'kept',
  'case-types': 'cases',
  calendars: 'recomputed',
  queues: 'atOnce',
  skills: 'atOnce',
  'capacity-profiles': 'atOnce',
  workbins: 'atOnce',
  agents: 'atOnce',
  groups: 'atOnce',
  sources: 'fromNow',
  webhooks: 'fromNow',
  'alert-rules': 'looked',
  roles: 'rights',
  grants: 'rights',
  divisions: 'rights',
} as const satisfies Record<Kind, string>;

/** The list of what waits and may have been classified by an older version; null: nothing waits by one. */
export function waitingBy({ kind, division, key }: Place): TasksSearch | null {
  if (becomes[kind] !== 'kept') return null;
  return { state: 'queued', division, ...(kind === 'worktypes' ? { worktype: key } : {}) };
}

export function becomesText(kind: Kind): string {
  return texts.t(`config.becomes.${becomes[kind]}`);
}
