import fc from 'fast-check';
import { type Catalogue, createCatalogue } from '../../../domain/classify/catalogue';
import { classify, type ClassifyInput } from '../../../domain/classify/classify';
import type { ConfigDocument } from '../../../domain/config/documents';
import { classifiedAs } from '../../../domain/dry-run/classified-as';
import { dryRunItem } from '../../../domain/dry-run/dry-run-item';
import { Summing } from '../../../domain/dry-run/summary';
import { newItem } from '../../../domain/item/new-item';
import type { ItemState } from '../../../domain/item/state';
import { dayMs } from '../../../domain/time/duration';
import { exampleDocuments } from '../examples';
import { sampleIdentity } from '../item/sample-item';
import { withDocuments } from '../../simulator/simulate';

const NOON = Date.UTC(2026, 10, 23, 12);
const NOW = NOON + 2 * dayMs;
const published = exampleDocuments('leads');
const catalogueOf = (documents: readonly ConfigDocument[]) =>
  createCatalogue(documents.map((document) => ({ document, version: 1 })));
const before = catalogueOf(published);

const departments = ['Finance', 'Sales', 'Other'];
const segments = ['Gold', 'Silver', 'Bronze', 'Promotion', 'None'];

/** What a source may say, of fields that the rules read and of those that stand whatever the rules say. */
const captures: fc.Arbitrary<ClassifyInput> = fc.record(
  {
    source: fc.constant('web'),
    worktype: fc.constant('lead'),
    attributes: fc.record(
      {
        Department: fc.constantFrom(...departments),
        Customer_Segment: fc.constantFrom(...segments),
        Deal_Value: fc.nat(1e6),
      },
      { requiredKeys: [] },
    ),
    activateAtMs: fc.integer({ min: NOON - dayMs, max: NOON + dayMs }),
    dueAtMs: fc.integer({ min: NOON + dayMs, max: NOON + 20 * dayMs }),
    priority: fc.nat(2_000),
    preferredAgent: fc.constantFrom('paula', 'nobody'),
    department: fc.constant('Given'),
    process: fc.constant('Given'),
    capturedAtMs: fc.constant(NOON),
  },
  { requiredKeys: ['source', 'worktype', 'attributes', 'capturedAtMs'] },
);

/** Tables that change some of what the published one decides, or contradict themselves. */
const tables = fc.array(
  fc.tuple(
    fc.constantFrom('-', ...departments.map((name) => `"${name}"`)),
    fc.constantFrom('-', ...segments.map((name) => `"${name}"`)),
    fc.constantFrom('"A"', '"B"', 'attributes.Department'),
    fc.constantFrom('"leads"', '"vip"', 'attributes.Customer_Segment'),
    fc.constantFrom('"gold"', '"silver"'),
    fc.constantFrom(100, 400),
    fc.constantFrom('duration("PT72H")', 'duration("P10D")'),
  ),
  { minLength: 1, maxLength: 6 },
);

function drafted(rules: readonly (readonly unknown[])[], hitPolicy: string): ConfigDocument[] {
  const outputs = ['segment', 'queue', 'priorityScheme', 'minPriority', 'slaTarget'];
  const inputs = ['attributes.Department', 'attributes.Customer_Segment'];
  const table = { kind: 'decision', key: 'segmentation', division: 'sales', hitPolicy, inputs, outputs, rules };
  return withDocuments(published, { kind: 'queue', key: 'vip', division: 'sales' }, table, {
    ...published.find(({ kind }) => kind === 'worktype'),
    routing: { plan: 'sales-targets', decision: 'segmentation' },
  });
}

function captured(input: ClassifyInput): ItemState {
  const result = classify(input, before);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return newItem(result.value, { ...sampleIdentity, createdMs: NOON });
}

const takenBy = (input: ClassifyInput, catalogue: Catalogue) => {
  const result = classify(input, catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
};

test('without drafts nothing moves, and an item is told as it was captured', () => {
  const again = catalogueOf(published);
  fc.assert(
    fc.property(captures, (input) => {
      const { moved, published: as } = dryRunItem(captured(input), before, again, NOW);
      expect(moved).toEqual([]);
      expect(as).toEqual(classifiedAs(takenBy(input, before), before.clocks, NOW));
    }),
  );
});

test('an item under a draft is what its capture under that draft would be, and moves exactly if that is another one', () => {
  fc.assert(
    fc.property(captures, tables, fc.constantFrom('FIRST', 'UNIQUE'), (input, rules, hitPolicy) => {
      const after = catalogueOf(drafted(rules, hitPolicy));
      const { moved, draft } = dryRunItem(captured(input), before, after, NOW);
      const [a, b] = [takenBy(input, before), takenBy(input, after)];
      expect(draft).toEqual(classifiedAs(b, after.clocks, NOW));
      const isSame =
        JSON.stringify({ ...a, versions: 0, notes: 0 }) === JSON.stringify({ ...b, versions: 0, notes: 0 });
      expect(moved.length === 0).toBe(isSame);
      expect([moved.includes('queue'), moved.includes('segment')]).toEqual([
        a.queue !== b.queue,
        a.segment !== b.segment,
      ]);
    }),
    { numRuns: 40 },
  );
});

const of = (kind: string, key: string) => published.find((one) => one.kind === kind && one.key === key);

test.each([
  ['what its worktype says of offers', { ...of('worktype', 'lead'), offer: { expiry: 'PT9M' } }, 'other'],
  ['its expiry', { ...of('worktype', 'lead'), sla: { decision: 'segmentation', expiry: 'P20D' } }, 'sla'],
  ['the shape of its scheme', { ...of('priority-scheme', 'gold'), interpolation: 'step' }, 'priority'],
  [
    'a ring of its plan',
    { ...of('routing-plan', 'sales-targets'), rings: [{ skills: 'Sales Processing > 1' }] },
    'routingPlan',
  ],
])('a draft that changes %s alone moves an item in that alone', (_, document, field) => {
  const attributes = { Department: 'Sales', Customer_Segment: 'Gold' };
  const state = captured({ source: 'web', worktype: 'lead', attributes, capturedAtMs: NOON });
  const after = catalogueOf(withDocuments(published, document));
  expect(dryRunItem(state, before, after, NOW).moved).toEqual([field]);
});

test('an item that only the draft would refuse says so', () => {
  const [worktype] = published.filter(({ kind }) => kind === 'worktype');
  const attributes = { type: 'object', required: ['Product'], properties: { Product: { type: 'string' } } };
  const after = catalogueOf(withDocuments(published, { ...worktype, attributes }));
  const state = captured({ source: 'web', worktype: 'lead', attributes: {}, capturedAtMs: NOON });
  expect(dryRunItem(state, before, after, NOW)).toMatchObject({
    moved: ['refused'],
    published: { queue: 'leads' },
    draft: { refused: [{ path: 'attributes.Product', code: 'REQUIRED' }] },
  });
});

test('a summary counts what a walk through its items counts', () => {
  fc.assert(
    fc.property(fc.array(captures, { maxLength: 30 }), tables, (inputs, rules) => {
      const after = catalogueOf(drafted(rules, 'UNIQUE'));
      const items = inputs.map((input) => dryRunItem(captured(input), before, after, NOW));
      const summing = new Summing();
      for (const item of items) summing.add(item);
      const summary = summing.summary();
      const moved = items.filter((item) => item.moved.length > 0);
      expect(summary).toMatchObject({
        items: items.length,
        moved: moved.length,
        unchanged: items.length - moved.length,
        queues: { others: 0 },
      });
      for (const { from, to, items: count } of summary.queues.told)
        expect(count).toBe(
          items.filter(({ published: a, draft: b }) => from !== to && queueOf(a) === from && queueOf(b) === to).length,
        );
      const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
      expect(sum(summary.queues.told.map((move) => move.items))).toBe(summary.fields.queue ?? 0);
      expect(sum(summary.priorities.draft)).toBe(items.length);
      expect(sum(summary.newIncidents.map((entry) => entry.items))).toBe(summary.draft.incidents);
    }),
    { numRuns: 20 },
  );
});

const queueOf = (side: object) => ('queue' in side ? side.queue : null);
