import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify } from '../../../domain/classify/classify';
import type { Classified } from '../../../domain/classify/classified';
import { tableDocument } from '../../../domain/config/decision';
import type { ConfigDocument } from '../../../domain/config/documents';
import { worktypeDocument } from '../../../domain/config/worktype';
import { decide } from '../../../domain/item/decide';
import { captured, newItem } from '../../../domain/item/new-item';
import { exampleDocuments } from '../examples';
import { sampleIdentity } from '../item/sample-item';

const NOON = Date.UTC(2026, 10, 23, 12);
const crm = { kind: 'source', id: 'crm' } as const;
const table = (key: string, outputs: string[], rules: unknown[][], more: object = {}) =>
  tableDocument.parse({
    kind: 'decision',
    key,
    division: 'claims',
    inputs: ['attributes.Claim_Value'],
    outputs,
    rules,
    ...more,
  });

/** What becomes of a claim of 5 where the worktype asks these tables. */
function claim(parts: { routing?: object; priority?: object; sla?: object }, tables: ConfigDocument[]): Classified {
  const documents = exampleDocuments('claims').map((document) =>
    document.kind === 'worktype'
      ? worktypeDocument.parse({
          ...document,
          routing: parts.routing ?? {},
          priority: parts.priority ?? {},
          sla: { target: 'PT10H', ...parts.sla },
        })
      : document,
  );
  const catalogue = createCatalogue([...documents, ...tables].map((document) => ({ document, version: 3 })));
  const attributes = { Case_ID: 'C-1', Claim_Value: 5 };
  const result = classify(
    { source: 'crm', worktype: 'medical-claim', process: 'intake', attributes, capturedAtMs: NOON },
    catalogue,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

/** Takes about `share` of what one evaluation may. */
const long = (share: number) => `count(for i in 1..${Math.round(share * 20_000)} return i + attributes.Claim_Value)`;

test('each value says where it came from: the item, a rule, the worktype, or nowhere', () => {
  const { origins } = claim({ routing: { decision: 'segmentation' } }, [
    table(
      'segmentation',
      ['segment', 'queue', 'maxPriority'],
      [
        ['> 9', '"big"', '"claims"', 1],
        ['-', '"small"', '"claims"', 9],
      ],
    ),
  ]);
  expect(origins).toEqual([
    { by: 'worktype', of: ['minPriority', 'slaTarget'] },
    { by: 'decision', decision: 'segmentation', rules: [2], of: ['maxPriority', 'queue', 'segment'] },
    { by: 'default', of: ['routingPlan', 'priorityScheme', 'slaExpiry', 'department'] },
    { by: 'given', of: ['process', 'worktype'] },
  ]);
});

test('a table that no rule of matches decides nothing: the default is called so', () => {
  const { origins, segment } = claim({ routing: { decision: 'segmentation' } }, [
    table('segmentation', ['segment', 'queue'], [['> 9', '"big"', '"claims"']]),
  ]);
  expect(segment).toBeNull();
  expect(origins).toContainEqual(expect.objectContaining({ by: 'default', of: expect.arrayContaining(['segment']) }));
  expect(origins).toContainEqual(expect.objectContaining({ by: 'worktype', of: expect.arrayContaining(['queue']) }));
});

test('tables that are each within their budget share one: what they take together has an end', () => {
  const tables = ['one', 'two', 'three'].map((key) => table(key, ['minPriority'], [['-', long(0.9)]]));
  const parts = { routing: { decision: 'one' }, priority: { decision: 'two' }, sla: { decision: 'three' } };
  const { notes, incidents, queue } = claim(parts, tables);
  expect(incidents).toMatchObject([{ decision: 'three', code: 'TOTAL_BUDGET', rules: [], queue: 'claims' }]);
  expect(notes.filter((note) => note.startsWith('incident'))).toHaveLength(1);
  expect(queue).toBe('claims');
  expect(claim({ routing: { decision: 'one' }, priority: { decision: 'two' } }, tables).incidents).toBeUndefined();
});

test('rules that contradict each other are an entry of the history, when it is captured and when the rules run again', () => {
  const both = [
    ['> 1', 1],
    ['> 2', 2],
  ];
  const odd = claim({ routing: { decision: 'odd' } }, [
    table('odd', ['minPriority'], both, { hitPolicy: 'UNIQUE', conflictQueue: 'emergency-backlog' }),
  ]);
  const incident = {
    type: 'incident',
    data: {
      decision: 'odd',
      code: 'CONFLICT',
      rules: [1, 2],
      reason: 'odd: rules 1, 2 hit together (UNIQUE)',
      queue: 'emergency-backlog',
    },
  };
  expect(odd.origins).toContainEqual({ by: 'incident', of: ['queue'] });
  const item = newItem(odd, { ...sampleIdentity, createdMs: NOON });
  expect(captured(item, crm).events.map(({ type }) => type)).toEqual(['captured', 'classified', 'incident', 'queued']);
  expect(captured(item, crm).events).toContainEqual({ ...incident, atMs: NOON });

  const clear = newItem(claim({}, []), { ...sampleIdentity, createdMs: NOON });
  const decision = decide(clear, { action: 'reclassify', actor: crm, classified: odd, takeBack: false }, NOON);
  expect(decision).toMatchObject({ kind: 'change', change: { events: expect.arrayContaining([incident]) } });
  const back = decide(item, { action: 'reclassify', actor: crm, classified: claim({}, []), takeBack: false }, NOON);
  expect(back).toMatchObject({ kind: 'change' });
  expect(back.kind === 'change' && back.change.state.rules).not.toHaveProperty('incidents');
});
