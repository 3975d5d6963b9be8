import { texts } from '../../text/texts';
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

export function becomesText(kind: Kind): string {
  return texts.t(`config.becomes.${becomes[kind]}`);
}
