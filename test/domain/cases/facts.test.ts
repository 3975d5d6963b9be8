import fc from 'fast-check';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import { modelOf } from '../../../domain/bpmn/model';
import { decideCase } from '../../../domain/cases/decide';
import { decideEnded, decideFact, MOST_LINKS } from '../../../domain/cases/facts';
import type { CaseFile } from '../../../domain/cases/file';
import { type StageEntry, stagesOf } from '../../../domain/cases/stages';
import type { FactEvent } from '../../../domain/cases/request';
import { STAGED } from '../../cases/stage-model';
import { untouchedCase } from '../../cases/untouched-case';

const AT = Date.parse('2026-11-27T12:00:00Z');
const PERSON = { kind: 'user', id: 'sue' } as const;
const status = (key: string, category: 'open' | 'working' | 'waiting' | 'closed') => ({ key, name: key, category });
const type = {
  sla: { thresholds: [] },
  statuses: [
    status('open', 'open'),
    status('working', 'working'),
    status('pending', 'waiting'),
    status('resolved', 'closed'),
    status('closed', 'closed'),
  ],
};
const file: CaseFile = { ...untouchedCase, createdMs: AT };

async function staged() {
  const read = await readBpmn(STAGED);
  if (!('graph' in read)) throw new Error(JSON.stringify(read.refused));
  return modelOf(read.graph);
}

const who = fc.constantFrom({ agent: 'ana', name: null }, { agent: 'ben', name: null }, { agent: null, name: 'Eve' });
const ref = fc.constantFrom('one', 'two');
const fact: fc.Arbitrary<FactEvent> = fc.oneof(
  who.chain((named) =>
    fc.constantFrom('doer', 'expert').map((role) => ({ type: 'add-participant' as const, ...named, role })),
  ),
  who.map((named) => ({ type: 'remove-participant' as const, ...named })),
  ref.map((to) => ({ type: 'link' as const, kind: 'interaction', ref: to, title: null, url: null })),
  ref.map((to) => ({ type: 'unlink' as const, kind: 'interaction', ref: to })),
  fc.constantFrom('ana', 'ben', null).map((owner) => ({ type: 'assign' as const, owner })),
  fc.constantFrom('open', 'pending').map((to) => ({ type: 'set-status' as const, status: to })),
  fc.constantFrom('A', null).map((name) => ({ type: 'rename' as const, name })),
);

test('a fact said twice is said once, and what is taken away is gone, whatever was said before', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), fact, (before, event) => {
      const say = (to: CaseFile, what: FactEvent) => {
        const done = decideFact(type, to, what, AT);
        return done?.ok ? done.next : to;
      };
      const said = say(before.reduce(say, file), event);
      expect(decideFact(type, said, event, AT)).toBeNull();
      const keys = said.participants.map(({ agent, name }) => `${agent}/${name}`);
      expect(new Set(keys).size).toBe(keys.length);
      if (event.type === 'remove-participant') expect(keys).not.toContain(`${event.agent}/${event.name}`);
      if (event.type === 'link') expect(said.links).toContainEqual(expect.objectContaining({ ref: event.ref }));
    }),
  );
});

test('a case has so many links and no more, and no status of one that has ended', () => {
  const links = Array.from({ length: MOST_LINKS }, (_, index) => ({
    kind: 'document',
    ref: String(index),
    title: null,
    url: null,
    atMs: AT,
  }));
  const more = { type: 'link', kind: 'document', ref: 'more', title: null, url: null } as const;
  expect(decideFact(type, { ...file, links }, more, AT)).toEqual({ ok: false, refusal: 'TOO_MANY' });
  for (const to of ['resolved', 'closed'])
    expect(decideFact(type, file, { type: 'set-status', status: to }, AT)).toEqual({
      ok: false,
      refusal: 'STATUS_ENDS_CASE',
    });
});

test('a case that is raised raises the work of people by as much, and nothing else', async () => {
  const rules = { model: await staged(), type };
  const started = decideCase(rules, file, { event: { type: 'start' }, actor: PERSON }, AT);
  if (started.kind !== 'change') throw new Error('it must start');
  const raised = decideCase(
    rules,
    { ...started.change.file, priority: 3 },
    { event: { type: 'reprioritize', priority: 10 }, actor: PERSON },
    AT,
  );
  if (raised.kind !== 'change') throw new Error('it must change');
  const order = started.change.orders.find(({ type: kind }) => kind === 'start-work');
  expect(raised.change.orders).toEqual([
    { type: 'raise-work', instance: order && 'instance' in order && order.instance, by: 7 },
  ]);
  expect(raised.change.file.priority).toBe(10);
});

test('a case that ends is resolved, or closed where its process says what came of it', async () => {
  const rules = { model: await staged(), type };
  const end = (variables: object) => {
    let now = file;
    const ask = (event: Parameters<typeof decideCase>[2]['event']) => {
      const done = decideCase(rules, now, { event, actor: PERSON }, AT);
      if (done.kind !== 'change') throw new Error(JSON.stringify(done));
      now = done.change.file;
    };
    ask({ type: 'start', variables: { ...variables } });
    for (const element of ['look', 'transfer']) {
      const found = Object.values(now.process?.instances ?? {}).find((one) => one.element === element);
      ask({ type: 'complete', instance: found?.id ?? 0 });
    }
    return now;
  };
  expect(end({ appeals: false })).toMatchObject({ status: 'resolved', outcome: null, closedMs: AT });
  expect(end({ appeals: false, outcome: 'paid' })).toMatchObject({ status: 'closed', outcome: 'paid' });
});

test('one that has ended is closed with its outcome, noted, or reopened as it was; nothing else', () => {
  const ended: CaseFile = { ...file, status: 'resolved', closedMs: AT, owner: 'ana', variables: { a: 1 } };
  const closed = decideEnded(type, ended, { type: 'close', outcome: 'paid' }, AT);
  expect(closed).toMatchObject({ ok: true, next: { status: 'closed', outcome: 'paid' } });
  if (!closed?.ok) throw new Error('it must close');
  expect(decideEnded(type, closed.next, { type: 'close', outcome: 'paid' }, AT)).toBeNull();
  expect(decideEnded(type, closed.next, { type: 'reopen' }, AT)).toMatchObject({
    ok: true,
    next: {
      life: 2,
      closedMs: null,
      status: 'working',
      outcome: null,
      owner: 'ana',
      variables: { a: 1 },
      process: null,
    },
    entries: [{ type: 'reopened', data: { outcome: 'paid' } }],
  });
  expect(decideEnded(type, ended, { type: 'note', text: 'late' }, AT)).toMatchObject({ ok: true });
  expect(decideEnded(type, ended, { type: 'assign', owner: 'ben' }, AT)).toEqual({ ok: false, refusal: 'CASE_CLOSED' });
});

test('a stage is planned, active, completed, or skipped, and a milestone has its first time', async () => {
  const model = await staged();
  const instance = (element: string) =>
    ({ instances: { 1: { id: 1, element, parent: null, phase: 'containing' } } }) as unknown as CaseFile['process'];
  const entry = (element: string, kind: string, atMs: number): StageEntry => ({ element, type: kind, atMs });
  const states = (...input: Parameters<typeof stagesOf>) =>
    Object.fromEntries(stagesOf(...input).stages.map(({ element, state }) => [element, state]));
  const begun = [entry('check', 'entered', 1)];
  expect(states(model, { process: instance('check'), closedMs: null }, begun)).toEqual({
    check: 'active',
    appeal: 'planned',
    pay: 'planned',
  });
  const paying = [
    ...begun,
    entry('check', 'completed', 2),
    entry('checked', 'milestone', 3),
    entry('pay', 'entered', 4),
  ];
  const now = stagesOf(model, { process: instance('pay'), closedMs: null }, paying);
  expect(now.stages[0]).toMatchObject({ name: 'Check', state: 'completed', enteredMs: 1, leftMs: 2 });
  expect(now.milestones).toEqual([{ element: 'checked', name: 'Checked', reachedMs: 3 }]);
  expect(states(model, { process: null, closedMs: 9 }, [...paying, entry('pay', 'cancelled', 5)])).toEqual({
    check: 'completed',
    appeal: 'skipped',
    pay: 'skipped',
  });
});
