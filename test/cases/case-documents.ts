import { CHARGE, CLAIM, EARLY, ORDERED, PAIR, QUOTE, RATING, RECALL, SIGNALS } from './models';

const caseType = (key: string, bpmn: string, more: object = {}) => ({
  kind: 'case-type',
  key,
  division: 'claims',
  bpmn,
  ...more,
});

/** A division with a queue, two agents, a supervisor, and case types. */
export const CASE_DOCUMENTS: object[] = [
  { kind: 'division', key: 'claims' },
  { kind: 'queue', key: 'open', division: 'claims' },
  { kind: 'source', key: 'crm', division: 'claims' },
  { kind: 'agent', key: 'ana', division: 'claims', queues: ['open'], capacity: { workitem: 3 } },
  { kind: 'agent', key: 'sue', division: 'claims', roles: ['supervisor'] },
  {
    kind: 'worktype',
    key: 'approval',
    division: 'claims',
    referencePrefix: 'APP',
    queue: 'open',
    dispositions: ['approved', 'rejected'],
    attributes: { type: 'object', properties: { Claim_Value: { type: 'number' }, comment: { type: 'string' } } },
  },
  {
    kind: 'worktype',
    key: 'parcel',
    division: 'claims',
    referencePrefix: 'PAR',
    queue: 'open',
    eventRules: [{ events: ['captured'], when: 'attributes.order != null', actions: [{ startCase: 'early' }] }],
  },
  caseType('claim', CLAIM, {
    referencePrefix: 'CLM',
    attributes: {
      type: 'object',
      required: ['Claim_Value', 'payment'],
      properties: { Claim_Value: { type: 'number' }, payment: { type: 'string' } },
    },
  }),
  caseType('recall', RECALL),
  caseType('early', EARLY),
  caseType('signals', SIGNALS),
  caseType('charge', CHARGE),
  caseType('pair', PAIR),
  caseType('ordered', ORDERED),
  { kind: 'decision', key: 'rating', division: 'claims', dmn: RATING, usedBy: 'cases' },
  caseType('quote', QUOTE),
  { kind: 'division', key: 'sales' },
  { kind: 'agent', key: 'paula', division: 'sales', roles: ['supervisor'] },
];
