import { createCatalogue } from '../../../domain/classify/catalogue';
import { classify } from '../../../domain/classify/classify';
import type { Classified } from '../../../domain/classify/classified';
import { tableDocument } from '../../../domain/config/decision';
import type { ConfigDocument } from '../../../domain/config/documents';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { workbinDocument } from '../../../domain/config/workbin';
import { worktypeDocument } from '../../../domain/config/worktype';
import { wallClock } from '../../../domain/time/clock';
import { otherSchedule } from '../../../domain/classify/other-schedule';
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
    { by: 'worktype', of: ['minPriority', 'slaTarget', 'dispositions'] },
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
      said: { code: 'HIT_TOGETHER', values: { table: 'odd', rules: '1, 2', policy: 'UNIQUE' } },
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

const asking = (skills: string, dispositions = '["paid", "refused"]') => [
  table('needs', ['routingPlan', 'skills', 'dispositions'], [['-', '"claim-large"', skills, dispositions]]),
];

test('skills that rules ask for are asked by every ring beside its own, also on other clocks', () => {
  const item = newItem(claim({ routing: { decision: 'needs' } }, asking('"Adjuster > 1"')), {
    ...sampleIdentity,
    createdMs: NOON,
  });
  const asked = ({ rings }: { rings: readonly { requirement: unknown }[] }) =>
    rings.map(({ requirement }) => requirement);
  const both = [
    { skills: '(Adjuster >= 3 and Fraud Detection >= 1) and (Adjuster > 1)' },
    { skills: '(Adjuster >= 2 and Fraud Detection >= 1) and (Adjuster > 1)' },
  ];
  expect(asked(item.rules.plan)).toEqual(both);
  const plan = exampleDocuments('claims').find(({ kind, key }) => kind === 'routing-plan' && key === 'claim-large');
  const rules = {
    scheme: null,
    plan: plan?.kind === 'routing-plan' ? plan : null,
    skills: item.rules.skills,
    thresholds: [],
    statuses: [],
    preferredAgentShare: '10%',
    timeZone: undefined,
  };
  const later = otherSchedule(item, { rules, clock: wallClock }, { activateAtMs: NOON + 1 }, NOON);
  expect(later.ok && asked(later.schedule.plan)).toEqual(both);
});

test('without a plan the one ring asks them; skills that there are not, are not asked, and that is noted', () => {
  const open = [table('needs', ['skills'], [['-', '"Adjuster > 1"']])];
  expect(claim({ routing: { decision: 'needs' } }, open).plan.rings).toEqual([
    { afterMs: 0, requirement: { skills: 'Adjuster > 1' } },
  ]);
  const unknown = claim({ routing: { decision: 'needs' } }, [table('needs', ['skills'], [['-', '"Yodelling > 1"']])]);
  expect(unknown.plan.rings).toEqual([{ afterMs: 0, requirement: {} }]);
  expect(unknown.notes).toContain("skill Yodelling does not exist: no skills beside the plan's");
});

test('dispositions that rules decide are those with which the item is completed', () => {
  const { dispositions, origins } = claim({ routing: { decision: 'needs' } }, asking('"Adjuster > 1"'));
  expect(dispositions).toEqual(['paid', 'refused']);
  expect(origins).toContainEqual(
    expect.objectContaining({ by: 'decision', of: expect.arrayContaining(['dispositions', 'skills']) }),
  );
});

test.each([
  ['skills', '"Adjuster >"'],
  ['skills', '5'],
  ['dispositions', '"paid"'],
  ['dispositions', '["Paid in full"]'],
])('a constant that is no %s (%s) is refused at apply with its cell', (output, cell) => {
  const parsed = parseDocuments([
    { kind: 'division', key: 'claims' },
    { kind: 'decision', key: 't', division: 'claims', inputs: ['source'], outputs: [output], rules: [['-', cell]] },
  ]);
  expect(parsed).toMatchObject({ ok: false, errors: [{ path: 'documents[1].rules[0][1]', code: 'INVALID_OUTPUT' }] });
});

test('a skill that a cell names and that there is not, is refused at apply', () => {
  const table = { kind: 'decision', key: 't', division: 'claims', inputs: ['source'], outputs: ['skills'] };
  const documents = parseDocuments([
    { kind: 'division', key: 'claims' },
    { ...table, rules: [['-', '"Yodelling > 1"']] },
  ]);
  if (!documents.ok) throw new Error(JSON.stringify(documents.errors));
  expect(checkReferences(documents.documents, [])).toMatchObject([
    { path: 'documents[1].rules[0][1]', value: 'Yodelling' },
  ]);
});

test('an item that rules send to a workbin lies there, when it is captured and when it is distributed anew', () => {
  const shelf = workbinDocument.parse({ kind: 'workbin', key: 'odd-claims', division: 'claims', type: 'supervisor' });
  const sent = claim({ routing: { decision: 'odd' } }, [shelf, table('odd', ['workbin'], [['-', '"odd-claims"']])]);
  expect(sent).toMatchObject({ workbin: 'odd-claims', queue: 'claims' });
  const item = newItem(sent, { ...sampleIdentity, createdMs: NOON });
  expect(item).toMatchObject({ state: 'parked', workbin: 'odd-claims', wakeMs: null });
  expect(captured(item, crm).events.map(({ type }) => type)).toEqual(['captured', 'classified', 'parked']);

  const other = newItem(claim({}, []), { ...sampleIdentity, createdMs: NOON });
  const anew = (state: typeof item, classified: Classified, takeBack: boolean) =>
    decide(state, { action: 'reclassify', actor: crm, classified, takeBack }, NOON + 1);
  const moved = anew(other, sent, true);
  expect(moved).toMatchObject({
    kind: 'change',
    change: { state: { state: 'parked', workbin: 'odd-claims' }, ledger: { kind: 'remove' } },
  });
  if (moved.kind !== 'change') throw new Error('it stays');
  expect(moved.change.events.map(({ type }) => type)).toEqual(['reclassified', 'parked']);
  // Where it is already, and where nobody asked for it to be distributed anew, it stays.
  expect(anew(moved.change.state, sent, true)).toMatchObject({ kind: 'unchanged' });
  expect(anew(other, sent, false)).toMatchObject({ change: { state: { state: 'queued' } } });
  expect(anew(item, claim({}, []), true)).toMatchObject({ change: { state: { state: 'queued', workbin: null } } });
});

test('to a workbin that there is not nothing is sent, nor what the rules could not decide', () => {
  const gone = claim({ routing: { decision: 'odd' } }, [table('odd', ['workbin'], [['-', '"nowhere"']])]);
  expect(gone.notes).toContain('workbin nowhere does not exist: it is distributed');
  expect(gone).not.toHaveProperty('workbin');
  const parts = { routing: { decision: 'odd' }, priority: { decision: 'split' }, sla: { decision: 'torn' } };
  const both = [
    ['-', 1],
    ['-', 2],
  ];
  const shelf = workbinDocument.parse({ kind: 'workbin', key: 'odd-claims', division: 'claims', type: 'supervisor' });
  const split = claim(parts, [
    shelf,
    table('odd', ['workbin'], [['-', '"odd-claims"']]),
    table('split', ['minPriority'], both, { hitPolicy: 'UNIQUE', conflictQueue: 'emergency-backlog' }),
    table('torn', ['maxPriority'], both, { hitPolicy: 'UNIQUE', conflictQueue: 'claims' }),
  ]);
  expect(split).not.toHaveProperty('workbin');
  // Where the first of them says, whatever the others do.
  expect(split.queue).toBe('emergency-backlog');
  expect(split.incidents?.map(({ decision, queue }) => [decision, queue])).toEqual([
    ['split', 'emergency-backlog'],
    ['torn', 'emergency-backlog'],
  ]);
});
