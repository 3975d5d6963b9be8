import { decideCase } from '../../../domain/cases/decide';
import { decideEnded } from '../../../domain/cases/facts';
import { type CaseFile, fileState, nextTickMs, waitsOf } from '../../../domain/cases/file';
import { slaClock } from '../../../domain/cases/sla-clock';
import { CHARGE, CLAIM, PAIR, RECALL } from '../../cases/models';
import { at, begun, PERSON, rulesOf, SYSTEM, type } from './begun-case';

test('each change is one version on, and says who asked for what', async () => {
  const { first } = await begun(PAIR);
  expect(first.file.version).toBe(2);
  expect(first.events[0]).toMatchObject({ type: 'started', element: null });
  expect(first.orders.map(({ type: kind }) => kind)).toEqual(['start-work', 'start-work']);
  expect(first.actor).toEqual(PERSON);
});

test('what is ordered does not grow with what the case holds, however much begins at once', async () => {
  const sizeWith = async (variables: object) => JSON.stringify((await begun(PAIR, variables)).first.orders).length;
  expect(await sizeWith({ notes: 'x'.repeat(300_000) })).toBe(await sizeWith({}));
});

test('only work that an item stands for is called back from outside; other work just ends', async () => {
  const { change, first } = await begun(RECALL, { order: 'O' });
  const recalled = change(first.file, { type: 'message', name: 'recall', key: 'O' }, SYSTEM);
  expect(recalled.orders).toMatchObject([{ type: 'cancel-work', element: 'work' }]);
  expect(recalled.ended).toEqual([]);
  const charge = await begun(CHARGE);
  const instance = charge.instanceOf(charge.first.file, 'charge');
  const ended = charge.change(charge.first.file, { type: 'terminate' });
  expect([ended.orders, ended.ended]).toEqual([[], [instance]]);
});

test('work that somebody else than its item ends is called back', async () => {
  const { change, first, instanceOf } = await begun(PAIR);
  const instance = instanceOf(first.file, 'left');
  expect(change(first.file, { type: 'complete', instance }, SYSTEM).orders).toEqual([]);
  const byHand = change(first.file, { type: 'complete', instance }, PERSON);
  expect(byHand.orders).toEqual([{ type: 'cancel-work', instance, element: 'left' }]);
});

test('no case grows beyond what travels: people are told, work that brings too much is an incident, and both can be mended', async () => {
  const { change, decide, first, instanceOf } = await begun(PAIR, { notes: 'x'.repeat(300_000) });
  const more = { more: 'x'.repeat(200_000) };
  expect(decide(first.file, { type: 'set-variables', variables: more })).toEqual({
    kind: 'refused',
    refusal: 'CASE_FULL',
  });
  const instance = instanceOf(first.file, 'left');
  const failed = change(first.file, { type: 'complete', instance, variables: more }, SYSTEM);
  expect(failed.file.variables).toEqual(first.file.variables);
  const suspended = change(first.file, { type: 'suspend' }).file;
  const held = change(suspended, { type: 'complete', instance, variables: more }, SYSTEM).file;
  const resumed = change(held, { type: 'resume' }).file;
  expect(Object.values(resumed.process?.incidents ?? {})).toMatchObject([{ element: 'left', code: 'WORK_FAILED' }]);
  const [incident] = Object.values(failed.file.process?.incidents ?? {});
  expect(incident).toMatchObject({ element: 'left', code: 'WORK_FAILED' });
  const mended = change(failed.file, { type: 'set-variables', variables: { notes: '' } });
  const skipped = change(mended.file, { type: 'skip', incident: incident?.id ?? 0, variables: more });
  expect(skipped.file.variables).toEqual({ notes: '', ...more });
});

test('an item that was cancelled, begun again and done mends its case; nobody else may mend it so', async () => {
  const { change, decide, first, instanceOf } = await begun(PAIR);
  const instance = instanceOf(first.file, 'left');
  const failed = change(first.file, { type: 'failure', instance, message: 'TSK-1 was cancelled' }, SYSTEM).file;
  const done = { type: 'complete', instance, variables: { seen: true } } as const;
  expect(decide(failed, done)).toMatchObject({ refusal: 'NOT_WAITING' });
  const mended = change(failed, done, SYSTEM).file;
  expect(mended.process?.incidents).toEqual({});
  expect(mended.variables).toEqual({ seen: true });
  const whole = change(mended, { type: 'complete', instance: instanceOf(mended, 'right') }, SYSTEM);
  expect(whole.file.closedMs).toBe(at);
});

test('it is at work once the first of its work is done, and closed when its process has ended', async () => {
  const { change, first, instanceOf } = await begun(PAIR);
  const half = change(first.file, { type: 'complete', instance: instanceOf(first.file, 'left') }, SYSTEM);
  expect([half.file.status, fileState(half.file)]).toEqual(['working', 'active']);
  const whole = change(half.file, { type: 'complete', instance: instanceOf(half.file, 'right') }, SYSTEM);
  expect(whole.file).toMatchObject({ status: 'closed', closedMs: at });
  expect(whole.events.map(({ type: kind }) => kind).slice(-2)).toEqual(['status-changed', 'closed']);
});

test('a status that people have set stands until the case closes', async () => {
  const { change, first, instanceOf } = await begun(PAIR);
  const set = change(first.file, { type: 'set-status', status: 'waiting' });
  const half = change(set.file, { type: 'complete', instance: instanceOf(set.file, 'left') }, SYSTEM);
  expect(half.file.status).toBe('waiting');
});

test('a suspended case waits for nothing, holds what the system brings, and refuses people', async () => {
  const { change, decide, first, instanceOf } = await begun(RECALL, { order: 'O' });
  expect(waitsOf(first.file)).toMatchObject([{ kind: 'message', name: 'recall', key: 'O' }]);
  const suspended = change(first.file, { type: 'suspend' }).file;
  expect([waitsOf(suspended), fileState(suspended)]).toEqual([[], 'suspended']);
  for (const type of ['suspend', 'tick'] as const) expect(decide(suspended, { type })).toEqual({ kind: 'unchanged' });
  const instance = instanceOf(suspended, 'work');
  expect(decide(suspended, { type: 'complete', instance })).toMatchObject({ refusal: 'CASE_SUSPENDED' });
  const told = { type: 'complete', instance, variables: { seen: 1 } } as const;
  const held = change(change(suspended, told, SYSTEM).file, { ...told, variables: { seen: 2 } }, SYSTEM).file;
  expect(held.process).toEqual(suspended.process);
  // The second finds its place taken by the first.
  const resumed = change(held, { type: 'resume' });
  expect(resumed.file).toMatchObject({ held: [], isSuspended: false, variables: { seen: 1 } });
  expect(fileState(resumed.file)).toBe('completed');
});

test('a message that comes while a case is suspended waits outside until it goes on', async () => {
  const { change, decide, first } = await begun(RECALL, { order: 'O' });
  const suspended = change(first.file, { type: 'suspend' }).file;
  const message = { type: 'message', name: 'recall', key: 'O' } as const;
  expect(decide(suspended, message, SYSTEM)).toMatchObject({ refusal: 'CASE_SUSPENDED' });
  const resumed = change(suspended, { type: 'resume' }).file;
  expect(change(resumed, message, SYSTEM).orders).toMatchObject([{ type: 'cancel-work', element: 'work' }]);
});

test('only work of people is raised with its case', async () => {
  const { change, first } = await begun(CHARGE);
  expect(first.orders).toMatchObject([{ type: 'start-work', element: 'charge' }]);
  expect(change(first.file, { type: 'reprioritize', priority: 10 }).orders).toEqual([]);
});

test('no life of a case uses a number of the one before', async () => {
  const { change, first } = await begun(PAIR);
  const { file } = change(first.file, { type: 'terminate' });
  const reopened = decideEnded(type, file, { type: 'reopen' }, at);
  if (!reopened?.ok) throw new Error(JSON.stringify(reopened));
  const again = change(reopened.next, { type: 'start' }).file;
  const numbersOf = ({ process }: CaseFile) => Object.keys(process?.instances ?? {}).map(Number);
  expect(Math.min(...numbersOf(again))).toBeGreaterThan(Math.max(...numbersOf(first.file)));
});

test('a case that goes on in a version without its status has the first one there', async () => {
  const rules = await rulesOf(PAIR);
  const { change, first } = await begun(PAIR);
  const statuses = [{ key: 'fresh', name: 'Fresh', category: 'open' as const }, ...type.statuses.slice(1)];
  const target = { ...rules, type: { ...type, statuses } };
  const statusOf = (file: CaseFile) => {
    const event = { type: 'migrate', version: 2, mapping: {} } as const;
    const migrated = decideCase({ ...rules, target }, file, { event, actor: PERSON }, at);
    return migrated.kind === 'change' ? migrated.change.file.status : migrated;
  };
  expect(statusOf(first.file)).toBe('fresh');
  expect(statusOf(change(first.file, { type: 'set-status', status: 'waiting' }).file)).toBe('waiting');
});

test('the SLA of a case whose process an error has stopped goes on', async () => {
  const { change, first } = await begun(PAIR);
  const { process } = first.file;
  if (!process) throw new Error('it must have begun');
  const clocks = [slaClock(null, { thresholds: [] }, at, 1)];
  const failed: CaseFile = { ...first.file, clocks, process: { ...process, status: 'incident' } };
  expect(nextTickMs(failed)).toBe(at + 1);
  const late = change(failed, { type: 'tick' }, SYSTEM, at + 1);
  expect(late.events.map(({ type: kind }) => kind)).toEqual(['overdue']);
  expect(late.file.clocks).toMatchObject([{ isOverdue: true }]);
});

test('an event that has come is not waited for any more', async () => {
  const { first } = await begun(RECALL, { order: 'O' });
  const { process } = first.file;
  if (!process) throw new Error('it must have begun');
  const come = Object.fromEntries(Object.entries(process.waits).map(([id, wait]) => [id, { ...wait, hasCome: true }]));
  expect(waitsOf({ ...first.file, process: { ...process, waits: come } })).toEqual([]);
});

test('the clock of a case is that of its earliest timer, and stands still with it', async () => {
  const { change, first, instanceOf } = await begun(CLAIM, { Claim_Value: 5_000, payment: 'P' });
  expect(nextTickMs(first.file)).toBeNull();
  const approving = change(first.file, { type: 'complete', instance: instanceOf(first.file, 'intake') }, SYSTEM).file;
  expect(nextTickMs(approving)).toBe(at + 2_000);
  const suspended = change(approving, { type: 'suspend' }).file;
  expect(nextTickMs(suspended)).toBeNull();
  const late = change(suspended, { type: 'resume' }, PERSON, at + 3_000);
  expect(late.orders).toMatchObject([{ type: 'start-work', element: 'remind' }]);
});

test('what has ended refuses everything', async () => {
  const { change, decide, first } = await begun(PAIR);
  const { file } = change(first.file, { type: 'terminate' });
  for (const event of [{ type: 'suspend' }, { type: 'note', text: 'x' }, { type: 'tick' }] as const) {
    expect(decide(file, event)).toEqual({ kind: 'refused', refusal: 'CASE_CLOSED' });
  }
});
