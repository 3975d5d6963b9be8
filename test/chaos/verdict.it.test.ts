import type { HistoryEvent } from '../../api/contract/item';
import { chaosPlan } from './chaos-plan';
import { faultsOf, type ItemEvidence } from './verdict';

const AT = '2026-11-23T08:00:00.000Z';

/** What every promise looks like when it was kept; each case below breaks one. */
function kept(): ItemEvidence & { events: HistoryEvent[] } {
  const [item] = chaosPlan(1, { items: 1, agents: 2, kills: 0, freezes: 0 }).items;
  if (!item) throw new Error('the plan has one item');
  const events = [
    entry('captured'),
    entry('classified'),
    entry('queued'),
    entry('offered', { offerId: 'a' }),
    entry('declined', { offerId: 'a' }),
    entry('offered', { offerId: 'b' }),
    entry('accepted', { offerId: 'b' }),
    entry('mark-done'),
    entry('synced'),
    entry('completed'),
    entry('synced'),
  ];
  const receipt = (event: string, webhookId: string) => ({
    event,
    webhookId,
    externalId: item.externalId,
    state: 'completed',
    disposition: 'done',
  });
  return {
    planned: { ...item, mode: 'both' },
    state: 'completed',
    activateAt: AT,
    events: numbered(events),
    receipts: [receipt('mark-done', 'm'), receipt('completed', 'c'), receipt('completed', 'c')],
    accepted: ['b'],
    refused: ['a'],
  };
}

function entry(type: string, data: Record<string, unknown> = {}): HistoryEvent {
  return { seq: 0, at: AT, type, actor: { kind: 'system', id: 'test' }, data };
}

function numbered(events: HistoryEvent[]): HistoryEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1 }));
}

test('finds no fault where every promise was kept', () => {
  expect(faultsOf(kept())).toEqual([]);
});

test.each<[string, (evidence: ReturnType<typeof kept>) => Partial<ItemEvidence>]>([
  ['is lost', () => ({ state: undefined, events: [] })],
  ['has gaps', ({ events }) => ({ events: events.map((event) => ({ ...event, seq: event.seq * 2 })) })],
  ['2 entries completed', ({ events }) => ({ events: numbered([...events, entry('completed')]) })],
  ['is overdue 2 times', ({ events }) => ({ events: numbered([...events, entry('overdue'), entry('overdue')]) })],
  ['told as overdue under 0 IDs', ({ events }) => ({ events: numbered([...events, entry('overdue')]) })],
  ['before 2026-11-23T09', () => ({ activateAt: '2026-11-23T09:00:00.000Z' })],
  ['went on after its end', ({ events }) => ({ events: numbered([...events, entry('queued')]) })],
  [
    'while another offer is open',
    ({ events }) => ({ events: numbered(events.filter(({ type }) => type !== 'declined')) }),
  ],
  ['not open', ({ events }) => ({ events: numbered(events.filter(({ seq }) => seq !== 4)) })],
  [
    'told as completed under 2 IDs',
    ({ receipts }) => ({ receipts: receipts.map((each, n) => ({ ...each, webhookId: `${n}` })) }),
  ],
  ['told as completed under 0 IDs', () => ({ receipts: [] })],
  ['granted and had no effect', () => ({ accepted: ['b', 'x'] })],
  ['had an effect and was not granted', () => ({ accepted: [] })],
  ['refused and had an effect', () => ({ refused: ['b'] })],
])('names the fault: %s', (fault, broken) => {
  const evidence = kept();
  expect(faultsOf({ ...evidence, ...broken(evidence) }).join('\n')).toContain(fault);
});
