import type { History, HistoryEvent } from '../../../api/contract/item';
import { actorText, eventDetails, eventTitle } from '../../../web/src/item/event-text';
import { startAllTexts } from './all-texts';

beforeAll(() => startAllTexts('en'));

const names: History['names'] = {
  agents: { ana: 'Ana Adams', 'sue@example': 'Sue Shaw' },
  sources: { crm: 'Claims desk' },
  queues: { claims: 'Claims' },
  workbins: { 'agent:ana': 'Ana Adams', shelf: 'Large claims' },
  statuses: { open: 'Open', review: 'In review' },
};
const event = (type: string, data: HistoryEvent['data'], actor = { kind: 'agent', id: 'ana' }): HistoryEvent => ({
  seq: 1,
  at: '2026-11-27T09:00:00.000Z',
  type,
  actor,
  data,
});

test.each<[string, HistoryEvent['data'], string, string[]]>([
  [
    'pulled',
    { agent: 'ana', queue: 'claims', by: 'choice', skipped: 2 },
    'Taken by Ana Adams',
    ['in Claims', 'by choice', '2 items passed over'],
  ],
  [
    'pulled',
    { agent: 'ana', queue: 'claims', by: 'priority', skipped: 0 },
    'Taken by Ana Adams',
    ['in Claims', 'the next by priority'],
  ],
  [
    'recomputed',
    {
      calendar: 'office',
      version: 3,
      from: { dueAt: '2026-11-27T10:30:00.000Z', expiresAt: null },
      dueAt: '2026-11-27T11:30:00.000Z',
      expiresAt: null,
    },
    'Times computed anew: its calendar changed',
    ['calendar Office, version 3', expect.stringMatching(/^was due .*30/), expect.stringMatching(/^due .*30/)],
  ],
  ['assigned', { agent: 'ana', rulesOverridden: true }, 'Assigned to Ana Adams', ['over rings and skills']],
  [
    'parked',
    { workbin: 'agent:ana', reason: 'waits for papers', agent: 'ana' },
    'Parked',
    ['in the workbin of Ana Adams', '“waits for papers”'],
  ],
  ['parked', { workbin: 'shelf', note: 'urgent' }, 'Parked', ['in Large claims', '“urgent”']],
  ['revoked', { agent: 'ana', offerId: 'x', reason: 'rona' }, 'Offer to Ana Adams withdrawn', ['missed offer']],
  ['requeued', { reason: 'logout', agent: 'ana' }, 'Put back into distribution', ['the agent stayed offline']],
  ['status-changed', { from: 'open', to: 'review' }, 'Status changed', ['Open → In review']],
  [
    'classified',
    { min: 100, max: 1_000, notes: ['sla: rule 1'] },
    'Classified',
    ['priority 100 to 1,000', 'sla: rule 1'],
  ],
  ['synced', { deliveryId: 'x', target: 'crm', event: 'mark-done' }, 'Source told', ['to crm', 'of: marked done']],
  ['noted', { text: 'called back', agent: 'ana' }, 'Note', ['“called back”']],
  ['reprioritized', { from: null, to: 900, reason: 'press' }, 'Priority changed', ['fixed at 900', '“press”']],
  ['reprioritized', { from: 900, to: null }, 'Priority changed', ['by its curve again']],
  ['updated', { attributes: ['Claim_Value'] }, 'Updated', ['attributes Claim value']],
  ['escalated', { threshold: '75 %', count: 2, actions: [{}] }, 'Escalated', ['at 75 %', 'number 2']],
  ['of-a-later-server', { new_field: 7 }, 'Of a later server', ['New field 7']],
])('%s with %j reads "%s"', (type, data, title, details) => {
  expect(eventTitle(event(type, data), names)).toBe(title);
  expect(eventDetails(event(type, data), names)).toEqual(details);
});

test('who caused it is called by name: an agent by his key, a user by his subject, a part of the system by what it is', () => {
  const actorOf = (kind: string, id: string) => actorText(event('queued', {}, { kind, id }), names);
  expect(actorOf('agent', 'ana')).toBe('Ana Adams');
  expect(actorOf('user', 'sue@example')).toBe('Sue Shaw');
  expect(actorOf('source', 'crm')).toBe('Claims desk');
  expect(actorOf('source', 'gone')).toBe('gone');
  expect(actorOf('system', 'auto-answer')).toBe('Automatic answer');
});
