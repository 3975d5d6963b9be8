import type { ChaosPlan } from './chaos-plan';

/** How much each agent of the test holds at once. */
const CAPACITY = 2;

/** Deadlines of a test, as documents write durations. */
export interface Pace {
  offerExpiry: string;
  /** When an item that is still open is overdue, which supervisors are told once. */
  slaExpiry: string;
}

/** The configuration of one seed: a division, its source, its agents, and one worktype for each completion mode. */
export function chaosDocuments({ division, source, agents }: ChaosPlan, receiver: string, pace: Pace): object[] {
  const worktype = (mode: 'agent' | 'both', referencePrefix: string) => ({
    kind: 'worktype',
    key: `by-${mode}`,
    division,
    referencePrefix,
    attributes: { type: 'object', required: ['Value'], properties: { Value: { type: 'number' } } },
    queue: 'work',
    routing: { plan: 'anyone' },
    priority: { scheme: 'rising', min: 100, max: 1000 },
    sla: { target: 'PT5S', expiry: pace.slaExpiry },
    offer: { expiry: pace.offerExpiry, declineFor: 'PT1S' },
    completion: { by: mode },
    dispositions: ['done'],
  });
  return [
    { kind: 'division', key: division },
    { kind: 'source', key: source, division, sync: { url: `${receiver}/sync`, timeout: 'PT5S' } },
    { kind: 'webhook', key: 'alerts', division, url: `${receiver}/alerts`, events: ['overdue'] },
    { kind: 'skill', key: 'work', name: 'Work', division },
    { kind: 'capacity-profile', key: 'pair', division, max: { workitem: CAPACITY } },
    { kind: 'queue', key: 'work', division },
    { kind: 'routing-plan', key: 'anyone', division, rings: [{ skills: 'Work >= 1' }] },
    {
      kind: 'priority-scheme',
      key: 'rising',
      division,
      points: [
        { at: '0%', level: '0%' },
        { at: '100%', level: '100%' },
      ],
    },
    worktype('agent', 'AG'),
    worktype('both', 'BO'),
    ...agents.map((key) => ({
      kind: 'agent',
      key,
      division,
      skills: { Work: 1 },
      queues: ['work'],
      capacityProfile: 'pair',
    })),
  ];
}
