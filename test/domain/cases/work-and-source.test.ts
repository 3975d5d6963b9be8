import { decideCase } from '../../../domain/cases/decide';
import { endOfTask } from '../../../domain/cases/end-of-task';
import { type CaseFile } from '../../../domain/cases/file';
import type { CaseRequest } from '../../../domain/cases/request';
import { toldToSource } from '../../../domain/cases/told-to-source';
import { taskOf } from '../../../domain/cases/task-properties';
import { workLimits } from '../../../domain/cases/work-limits';
import { PAIR } from '../../cases/models';
import { at, begun, newFile, PERSON, rulesOf, SYSTEM } from './begun-case';

test('an item brings back what was changed while it was worked on, and its disposition', () => {
  const given = { instance: 3, given: { a: 1, b: { x: [1] }, c: 'old' } };
  const item = { reference: 'TSK-1', disposition: 'approved', attributes: { a: 1, b: { x: [1] }, c: 'new', d: null } };
  expect(endOfTask(given, 'completed', item)).toEqual({
    type: 'complete',
    instance: 3,
    variables: { c: 'new', disposition: 'approved' },
  });
  expect(endOfTask(given, 'cancelled', item)).toMatchObject({ type: 'failure', message: 'TSK-1 was cancelled' });
  expect(endOfTask(given, 'mark-done', item)).toBeNull();
});

test.each([
  [{}, { worktype: 'task', queue: null, priority: null, dueAt: null, assignee: null, rings: [] }],
  [{ dueIn: 'PT1H' }, { dueAt: '2026-11-27T13:00:00.000Z' }],
  [{ dueDate: '2026-12-01T00:00:00Z' }, { dueAt: '2026-12-01T00:00:00.000Z' }],
  [
    { dueIn: 'soon', priority: 'high', queue: '' },
    { dueAt: null, priority: null, queue: null },
  ],
  [
    { priority: '7', assignee: 'ana' },
    { priority: 7, assignee: 'ana' },
  ],
  [{ skills: 'Adjuster >= 3' }, { rings: [{ afterMs: 0, requirement: { skills: 'Adjuster >= 3' } }] }],
  [
    { candidateUsers: ['ana', 'ben'], candidateGroups: 'night, day' },
    {
      rings: [{ agents: ['ana', 'ben'] }, { group: 'night' }, { group: 'day' }].map((requirement) => ({
        afterMs: 0,
        requirement,
      })),
    },
  ],
])('the properties %j of a user task', (properties, expected) => {
  expect(taskOf({ ...properties }, at)).toMatchObject(expected);
});

test.each([
  [{}, { tries: 3, timeoutMs: 600_000, heartbeatMs: null }],
  [
    { retries: 0, timeout: 'PT5S', heartbeat: 'PT1S' },
    { tries: 1, timeoutMs: 5_000, heartbeatMs: 1_000 },
  ],
  [
    { retries: '5', timeout: 'long' },
    { tries: 5, timeoutMs: 600_000 },
  ],
  // Temporal takes neither, and would not let the case go on.
  [
    { retries: 3e9, timeout: 'PT0S', heartbeat: 'PT0S' },
    { tries: 1_000_000, timeoutMs: 600_000, heartbeatMs: null },
  ],
])('the limits %j of a service task', (properties, expected) => {
  expect(workLimits({ ...properties })).toMatchObject(expected);
});

test('the source of a case is told of what it did not do itself, and of every end', async () => {
  const { change, first, instanceOf } = await begun(PAIR);
  const from = (file: CaseFile): CaseFile => ({ ...file, source: 'crm', externalId: 'x' });
  const told = (before: CaseFile, after: CaseFile, actor: CaseRequest['actor'] = PERSON) =>
    toldToSource(from(before), from(after), actor);
  const half = change(first.file, { type: 'complete', instance: instanceOf(first.file, 'left') }, SYSTEM).file;
  expect(told(first.file, half, SYSTEM)).toBe('changed');
  expect(told(first.file, half, { kind: 'source', id: 'crm' })).toBeNull();
  expect(toldToSource(first.file, half, SYSTEM)).toBeNull();
  const noted = change(half, { type: 'note', text: 'x' }).file;
  expect(told(half, noted)).toBeNull();
  const whole = change(half, { type: 'complete', instance: instanceOf(half, 'right') }, SYSTEM).file;
  expect(told(half, whole, { kind: 'source', id: 'crm' })).toBe('completed');
  expect(told(half, change(half, { type: 'terminate' }).file)).toBe('terminated');
});

test('why something was asked stands in the history, at what was asked', async () => {
  const rules = await rulesOf(PAIR);
  const begin = decideCase(rules, newFile(), { event: { type: 'start', variables: {} }, actor: PERSON }, at);
  if (begin.kind !== 'change') throw new Error(JSON.stringify(begin));
  const asked = { event: { type: 'terminate' }, actor: PERSON, reason: 'a duplicate' } as const;
  const end = decideCase(rules, begin.change.file, asked, at);
  const reasons = end.kind === 'change' ? end.change.events.map(({ type, data }) => [type, data['reason']]) : [];
  expect(reasons[0]).toEqual(['asked-terminate', 'a duplicate']);
  expect(reasons.slice(1).filter(([, reason]) => reason !== undefined)).toEqual([]);
});
