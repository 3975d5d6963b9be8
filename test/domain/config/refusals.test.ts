import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import type { InputProblem } from '../../../domain/config/problem';
import { exampleDocuments, rawExample } from '../examples';

/** An example with one field of one document set (`undefined`: taken out), and the document's place. */
function changed(name: 'claims' | 'leads', identity: string, at: string, value: unknown) {
  const raw = structuredClone(rawExample(name)) as Record<string, unknown>[];
  const index = raw.findIndex(({ kind, key }) => `${String(kind)}/${String(key)}` === identity);
  const steps = at.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce((within, step) => within[step] as Record<string, unknown>, raw[index] ?? {});
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return { raw, index };
}

/** `rules.2.1` as a fault's path writes it. */
function pathOf(at: string): string {
  return at.replaceAll(/\.(\d+)/g, '[$1]');
}

function problems(raw: readonly unknown[]): InputProblem[] {
  const parsed = parseDocuments(raw);
  return parsed.ok ? checkReferences(parsed.documents, []) : parsed.errors;
}

test('a fault has path, message, code, the value seen, what is allowed, kind and key', () => {
  expect(problems(changed('claims', 'queue/claims', 'order', 'random').raw)).toEqual([
    {
      path: 'documents[6].order',
      message: expect.any(String) as string,
      code: 'NOT_ALLOWED',
      value: 'random',
      allowed: ['longest-idle', 'best-skill', 'least-loaded', 'preferred'],
      kind: 'queue',
      key: 'claims',
    },
  ]);
});

const claim = 'worktype/medical-claim';
const large = 'routing-plan/claim-large';
const table = 'decision/segmentation';

test.each<[string, 'claims' | 'leads', string, string, unknown, string, string?]>([
  ['an unknown field', 'claims', 'skill/fraud', 'nmae', 'x', 'UNKNOWN_FIELD'],
  ['a key that is none', 'claims', 'source/crm', 'key', 'C R M', 'INVALID_KEY'],
  ['an unknown kind', 'claims', 'skill/fraud', 'kind', 'skil', 'UNKNOWN_KIND'],
  ['an unknown division', 'claims', 'webhook/supervisors', 'division', 'cliams', 'UNKNOWN_REFERENCE'],
  ['a missing field', 'claims', claim, 'queue', undefined, 'REQUIRED'],
  ['a wrong type', 'claims', claim, 'weight', 'heavy', 'WRONG_TYPE'],
  ['a weight of nothing', 'claims', claim, 'weight', 0, 'TOO_SMALL'],
  ['a duration with months', 'claims', claim, 'sla.target', 'P1M', 'INVALID_DURATION'],
  ['a target of nothing', 'claims', claim, 'sla.target', 'PT0S', 'INVALID_DURATION'],
  ['an expiry before the target', 'claims', claim, 'sla.expiry', 'PT1H', 'OUT_OF_ORDER'],
  ['an unknown calendar', 'leads', 'worktype/lead', 'sla.calendar', 'factory', 'UNKNOWN_REFERENCE'],
  ['a maximum below the minimum', 'claims', claim, 'priority.max', 1, 'OUT_OF_ORDER'],
  ['a minimum out of bounds', 'claims', claim, 'priority.min', -1e308, 'TOO_SMALL'],
  ['a maximum out of bounds', 'claims', claim, 'priority.max', 1e308, 'TOO_BIG'],
  ['a raise out of bounds', 'claims', claim, 'sla.thresholds.1.actions.0.raisePriority', 1e10, 'TOO_BIG'],
  ['an unknown plan', 'claims', claim, 'routing.plan', 'x', 'UNKNOWN_REFERENCE'],
  ['an unknown decision', 'claims', claim, 'routing.decision', 'x', 'UNKNOWN_REFERENCE'],
  ['an unknown scheme', 'claims', claim, 'priority.scheme', 'x', 'UNKNOWN_REFERENCE'],
  ['an unknown emergency queue', 'claims', claim, 'sla.emergencyQueue', 'x', 'UNKNOWN_REFERENCE'],
  ['an unknown webhook', 'claims', claim, 'sla.thresholds.0.actions.0.notify', 'x', 'UNKNOWN_REFERENCE'],
  ['an action that does nothing', 'claims', claim, 'sla.thresholds.0.actions.0', {}, 'REQUIRED'],
  ['two initial statuses', 'claims', claim, 'statuses.1.initial', true, 'INVALID_STATUSES', 'statuses'],
  ['no initial status', 'claims', claim, 'statuses.0.initial', false, 'INVALID_STATUSES', 'statuses'],
  ['an initial status that is closed', 'claims', claim, 'statuses.0.category', 'closed', 'INVALID_STATUSES'],
  ['an unknown next status', 'claims', claim, 'statuses.0.next.0', 'reviw', 'UNKNOWN_STATUS'],
  ['an unknown overdue status', 'claims', claim, 'overdueStatus', 'late', 'UNKNOWN_STATUS'],
  [
    'a schema that is none',
    'claims',
    claim,
    'attributes.properties.Case_ID.type',
    'text',
    'INVALID_SCHEMA',
    'attributes',
  ],
  ['a screen pop with an open host', 'claims', claim, 'screenPop', 'https://{Case_ID}.example.com', 'INVALID_URL'],
  ['a screen pop that is a script', 'claims', claim, 'screenPop', 'javascript:alert(1)', 'INVALID_URL'],
  ['another hit policy', 'leads', table, 'hitPolicy', 'COLLECT', 'UNSUPPORTED'],
  ['an unknown output', 'leads', table, 'outputs.0', 'scheme', 'NOT_ALLOWED'],
  ['a cell that is no FEEL', 'leads', table, 'rules.2.1', '> >', 'INVALID_EXPRESSION'],
  ['a text without quotes', 'leads', table, 'rules.0.0', 'Finance', 'UNKNOWN_NAME'],
  ['an output that names nothing', 'leads', table, 'rules.1.2', '"platinum"', 'UNKNOWN_REFERENCE'],
  ['a broken expression', 'claims', large, 'rings.1.skills', 'Adjuster >=', 'INVALID_EXPRESSION'],
  ['an unknown skill of a ring', 'claims', large, 'rings.1.skills', 'Adjuster > 2 and Fraud > 1', 'UNKNOWN_SKILL'],
  ['rings out of order', 'claims', large, 'rings.2', { after: 'PT10M' }, 'RINGS_OUT_OF_ORDER', 'rings[2].after'],
  ['a ring without its delay', 'claims', large, 'rings.2', {}, 'RINGS_OUT_OF_ORDER', 'rings[2].after'],
  ['a ring for two', 'leads', 'routing-plan/sales-targets', 'rings.0.group', 'g', 'INVALID_RING', 'rings[0]'],
  ['an unknown skill of an agent', 'claims', 'agent/ana', 'skills.Fraud', 1, 'UNKNOWN_SKILL'],
  ['an unknown queue', 'claims', 'agent/ben', 'queues.0', 'klaims', 'UNKNOWN_REFERENCE'],
  ['an unknown profile', 'claims', 'agent/ben', 'capacityProfile', 'none', 'UNKNOWN_REFERENCE'],
  ['an unknown role', 'claims', 'agent/sue', 'roles.0', 'boss', 'UNKNOWN_REFERENCE'],
  ['an address that is no http', 'claims', 'webhook/supervisors', 'url', 'file:///etc/passwd', 'INVALID_URL'],
  ['an address with a password', 'claims', 'webhook/supervisors', 'url', 'https://a:b@example.com', 'INVALID_URL'],
  ['an unknown event', 'claims', 'webhook/supervisors', 'events.0', 'overdu', 'NOT_ALLOWED'],
  ['hours that end before they start', 'leads', 'calendar/office', 'hours.mon.0', '17:00-09:00', 'INVALID_HOURS'],
  ['a time zone that is none', 'leads', 'calendar/office', 'timeZone', 'Mars/Base', 'INVALID_TIME_ZONE'],
  ['a country that is none', 'leads', 'calendar/office', 'holidays.country', 'XX', 'UNKNOWN_COUNTRY'],
  ['a region that is none', 'leads', 'calendar/office', 'holidays.region', 'BAY', 'UNKNOWN_REGION'],
  ['a region of no country', 'leads', 'calendar/office', 'holidays.country', undefined, 'REQUIRED'],
  ['a day that is none', 'leads', 'calendar/office', 'holidays.also.0', '2026-02-30', 'INVALID_FORMAT'],
  ['a level that is no percentage', 'leads', 'priority-scheme/gold', 'points.0.level', 5, 'WRONG_TYPE'],
])('%s is refused', (_, name, identity, at, value, code, path = pathOf(at)) => {
  const { raw, index } = changed(name, identity, at, value);
  expect(problems(raw)).toEqual([expect.objectContaining({ path: `documents[${index}].${path}`, code })]);
});

test('a fault inside an expression is told with its position', () => {
  expect(problems(changed('claims', large, 'rings.1.skills', 'Adjuster >=').raw)).toMatchObject([
    { message: 'expected a level such as 3, but found the end (position 12)', value: 'Adjuster >=' },
  ]);
  expect(problems(changed('claims', large, 'rings.1.skills', 'Adjuster > 2 and Fraud > 1').raw)).toMatchObject([
    {
      message: 'names the skill "Fraud", which does not exist (position 18)',
      allowed: ['Adjuster', 'Fraud Detection'],
    },
  ]);
});

test.each([[[]], [undefined]])('a status that nothing leads to is refused, with %j behind the end', (next) => {
  const statuses = [
    { key: 'open', category: 'open', initial: true, next: ['closed'] },
    { key: 'lost', category: 'waiting' },
    { key: 'closed', category: 'closed', final: true, next },
  ];
  const worktype = { kind: 'worktype', key: 'w', division: 'd', queue: 'q', referencePrefix: 'W', statuses };
  expect(parseDocuments([worktype])).toMatchObject({
    errors: [{ path: 'documents[0].statuses[1]', code: 'UNREACHABLE_STATUS', value: 'lost' }],
  });
});

test('a key used twice in one apply is refused', () => {
  const raw = rawExample('claims');
  expect(problems([...raw, raw[3]])).toEqual([
    expect.objectContaining({ path: `documents[${raw.length}].key`, code: 'DUPLICATE_KEY', value: 'adjuster' }),
  ]);
});

test('keys are unique within kind and division only, but agents everywhere', () => {
  const both = exampleDocuments('claims', 'leads');
  const skill = { kind: 'skill', key: 'fraud', division: 'sales' };
  const agent = { kind: 'agent', key: 'ana', division: 'sales' };
  const parsed = parseDocuments([skill, agent]);
  expect(parsed.ok && checkReferences(parsed.documents, both)).toEqual([
    expect.objectContaining({ path: 'documents[1].division', code: 'KEY_TAKEN', key: 'ana' }),
  ]);
});

test('a change that breaks what exists is refused, with the place there', () => {
  const parsed = parseDocuments([{ kind: 'skill', key: 'fraud', name: 'Fraud', division: 'claims' }]);
  const broken = parsed.ok ? checkReferences(parsed.documents, exampleDocuments('claims')) : [];
  expect(broken.map(({ path, code }) => `${code} ${path}`)).toEqual([
    'UNKNOWN_SKILL agent/ana.skills["Fraud Detection"]',
    'UNKNOWN_SKILL agent/ben.skills["Fraud Detection"]',
    'UNKNOWN_SKILL routing-plan/claims/claim-large.rings[0].skills',
    'UNKNOWN_SKILL routing-plan/claims/claim-large.rings[1].skills',
  ]);
});

test('documents may name what exists already', () => {
  const parsed = parseDocuments([
    { kind: 'agent', key: 'new', division: 'claims', queues: ['claims'], skills: { Adjuster: 1 } },
  ]);
  expect(parsed.ok && checkReferences(parsed.documents, exampleDocuments('claims'))).toEqual([]);
});

test.each([
  ['null', null],
  ['a text', 'kind: queue'],
  ['a list', []],
  ['an empty object', {}],
])('%s is no document', (_, value) => {
  expect(parseDocuments([value])).toMatchObject({ ok: false, errors: [{ code: 'REQUIRED' }] });
});

test('keys that reach a prototype and endless nesting are refused before anything else looks', () => {
  const evil = JSON.parse('{"kind":"skill","key":"a","division":"d","name":{"__proto__":{"x":1}}}') as unknown;
  expect(parseDocuments([evil])).toMatchObject({
    ok: false,
    errors: [{ path: 'documents[0].name.__proto__', code: 'FORBIDDEN_KEY' }],
  });
  let deep: unknown = 1;
  for (let depth = 0; depth < 5_000; depth += 1) deep = [deep];
  expect(parseDocuments([{ kind: 'skill', key: 'a', division: 'd', name: deep }])).toMatchObject({
    ok: false,
    errors: [{ code: 'TOO_DEEP' }],
  });
});

test('all faults of all documents are told at once', () => {
  expect(problems([{ kind: 'queue' }, { kind: 'skill', key: 'UP' }]).map(({ path }) => path)).toEqual([
    'documents[0].key',
    'documents[0].division',
    'documents[1].key',
    'documents[1].division',
  ]);
});

test('a status that accept, a clock, an action or completion leads to is reached, and what follows from it', () => {
  const led = [
    { key: 'open', category: 'open', initial: true, next: [] },
    { key: 'review', category: 'working', onAccept: true, next: ['later'] },
    { key: 'later', category: 'waiting', next: [] },
    { key: 'day-8', category: 'waiting', after: 'P8D', next: [] },
    { key: 'late', category: 'open', next: [] },
    { key: 'closed', category: 'closed', final: true, next: [] },
  ];
  const worktype = {
    kind: 'worktype',
    key: 'w',
    division: 'd',
    queue: 'q',
    referencePrefix: 'W',
    overdueStatus: 'late',
  };
  expect(parseDocuments([{ ...worktype, statuses: led }])).toMatchObject({ ok: true });
  const without = led.map((status) => ({ ...status, onAccept: false }));
  expect(parseDocuments([{ ...worktype, statuses: without }])).toMatchObject({
    errors: [
      { path: 'documents[0].statuses[1]', code: 'UNREACHABLE_STATUS', value: 'review' },
      { path: 'documents[0].statuses[2]', code: 'UNREACHABLE_STATUS', value: 'later' },
    ],
  });
});
