import { parseDocuments } from '../../../domain/config/parse';
import { withModels } from '../../../domain/config/with-models';

const at = (path: string) => `documents[0].plan.${path}`;
const one = (step: unknown, stage: object = {}) => ({ stages: [{ name: 'A', steps: [step], ...stage }] });
const task = { task: 'T', key: 't' };

const table: [fact: string, plan: unknown, path: string, code: string][] = [
  ['no stages', { stages: [] }, at('stages'), 'TOO_SMALL'],
  ['a field that there is not', one('T', { steeps: 1 }), at('stages[0].steeps'), 'UNKNOWN_FIELD'],
  ['a step without a word', one({ name: 'T' }), at('stages[0].steps[0]'), 'INVALID_STEP'],
  ['a step with two words', one({ task: 'T', wait: 'W' }), at('stages[0].steps[0]'), 'INVALID_STEP'],
  ['a step that is no step', one(7), at('stages[0].steps[0]'), 'INVALID_STEP'],
  ['a name of nothing', one(' '), at('stages[0].steps[0]'), 'INVALID_STEP'],
  ['a field of another step', one({ task: 'T', message: 'm' }), at('stages[0].steps[0].message'), 'UNKNOWN_FIELD'],
  ['an SLA that is no duration', one('T', { sla: '2 days' }), at('stages[0].sla'), 'INVALID_DURATION'],
  ['a service that nobody gives', one({ service: 'S' }), at('stages[0].steps[0]'), 'INVALID_STEP'],
  ['a wait for two things', one({ wait: 'W', for: 'P1D', message: 'm' }), at('stages[0].steps[0]'), 'INVALID_STEP'],
  ['a key for no message', one({ wait: 'W', for: 'P1D', by: 'k' }), at('stages[0].steps[0].by'), 'INVALID_STEP'],
  [
    'a key that is used twice',
    { stages: [{ name: 'A', key: 't', steps: [task] }] },
    at('stages[0].steps[0].key'),
    'DUPLICATE_KEY',
  ],
  ['an order where people start', one({ ...task, after: ['t'] }), at('stages[0].steps[0].after'), 'INVALID_PLAN'],
  [
    'a step after none',
    one({ ...task, after: ['x'] }, { adHoc: true }),
    at('stages[0].steps[0].after[0]'),
    'UNKNOWN_KEY',
  ],
  ['nothing in order', one('T', { manual: true }), at('stages'), 'INVALID_PLAN'],
  [
    'a stage that people start, and that starts',
    one('T', { manual: true, required: true, when: 'a' }),
    at('stages[0].when'),
    'INVALID_PLAN',
  ],
  ['an end of a stage in order', one('T', { until: 'a' }), at('stages[0].until'), 'INVALID_PLAN'],
  ['ad-hoc steps at once', one('T', { adHoc: true, parallel: true }), at('stages[0].parallel'), 'INVALID_PLAN'],
  [
    'circles that wait for nothing',
    one({ ...task, when: 'a' }, { repeatWhile: 'b' }),
    at('stages[0].repeatWhile'),
    'INVALID_PLAN',
  ],
  ['a condition that is no FEEL', one({ ...task, when: 'a >' }), at('stages[0].steps[0].when'), 'INVALID_MODEL'],
  [
    'an escalation that is no time',
    one({ ...task, escalate: { after: '=1 +' } }),
    at('stages[0].steps[0].escalate'),
    'INVALID_MODEL',
  ],
  ['an outcome that is no FEEL', { ...one('T'), outcome: 'if' }, at('outcome'), 'INVALID_MODEL'],
  [
    'more steps than anybody reads',
    one('T', { steps: Array.from({ length: 20_001 }, () => 'T') }),
    at('stages'),
    'TOO_LONG',
  ],
];

test.each(table)('%s is refused at its place', async (_, plan, path, code) => {
  const result = parseDocuments(await withModels([{ kind: 'case-type', key: 'c', division: 'd', plan }]));
  expect(result.ok ? [] : result.errors.map((error) => [error.path, error.code])).toContainEqual([path, code]);
});

test.each([
  ['neither', {}],
  ['both', { plan: one('T'), bpmn: '<definitions/>' }],
])('a case type has a plan or a file, not %s', async (_, given) => {
  const result = parseDocuments(await withModels([{ kind: 'case-type', key: 'c', division: 'd', ...given }]));
  expect(result).toMatchObject({ ok: false, errors: [{ path: 'documents[0].bpmn', code: 'INVALID_MODEL' }] });
});
