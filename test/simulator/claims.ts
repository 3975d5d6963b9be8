import { exampleDocuments } from '../domain/examples';
import { withDocuments } from './simulate';

/** The example: agents ana (Adjuster 3) and ben (2) with room for two workitems each; agent and source complete together. */
export const example = exampleDocuments('claims');

/** The same without its thresholds. */
export const marked = withDocuments(
  example,
  ...example.flatMap((one) => (one.kind === 'worktype' ? [{ ...one, sla: { ...one.sla, thresholds: [] } }] : [])),
);

/** The same with the agent alone completing. */
export const claims = withDocuments(
  marked,
  ...marked.flatMap((one) => (one.kind === 'worktype' ? [{ ...one, completion: { by: 'agent' } }] : [])),
);

/** An instant of the day on which everything here happens. */
export function at(time: string, day = 23): string {
  return `2026-11-${day}T${time.length === 5 ? `${time}:00` : time}Z`;
}

export function claim(time: string, externalId: string, more: Record<string, unknown> = {}): object {
  const { value = 1_000, ...item } = more;
  const attributes = { Case_ID: externalId, Claim_Value: value };
  const given = { source: 'crm', externalId, worktype: 'medical-claim', attributes, handleTime: 'PT2M', ...item };
  return { at: at(time), type: 'capture', item: given };
}

export function presence(time: string, agent: string, state: string, more: object = {}): object {
  return { at: at(time), type: 'presence', agent, presence: state, ...more };
}

export function ready(time: string, agent: string, acceptAfter?: string): object {
  return presence(time, agent, 'ready', acceptAfter === undefined ? {} : { acceptAfter });
}

export function command(time: string, externalId: string, action: string, more: object = {}): object {
  return { at: at(time), type: 'command', source: 'crm', externalId, action, ...more };
}
