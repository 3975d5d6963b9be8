import { migrate } from '../../../domain/bpmn/migrate';
import { modelOf } from '../../../domain/bpmn/model';
import type { Model } from '../../../domain/bpmn/model';
import { readBpmn } from '../../../domain/bpmn/read/read-bpmn';
import { step } from '../../../domain/bpmn/step';
import type { CaseEvent } from '../../../domain/bpmn/messages';
import type { CaseState } from '../../../domain/bpmn/state';

const hourMs = 3_600_000;

async function modelFrom(body: string): Promise<Model> {
  const read = await readBpmn(`<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
<process id="p" isExecutable="true">${body}</process></definitions>`);
  if (!('graph' in read)) throw new Error(JSON.stringify(read.refused));
  return modelOf(read.graph);
}

const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}" />`;
const timer = (id: string, host: string, span: string) =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${span}</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="${id}End" />${flow(id, `${id}End`)}`;
const around = (task: string, next: string) =>
  `<startEvent id="s" /><endEvent id="e" />${flow('s', task)}${flow(task, next)}${flow(next, 'e')}`;

const old = () =>
  modelFrom(`<userTask id="check" /><userTask id="pay" />${timer('late', 'check', 'PT1H')}${around('check', 'pay')}`);

function after(model: Model, events: readonly (readonly [CaseEvent, number])[]): CaseState {
  let state: CaseState | null = null;
  for (const [event, atMs] of events) {
    const made = step(model, state, event, atMs);
    if (!made.ok) throw new Error(made.refusal);
    state = made.state;
  }
  if (!state) throw new Error('no events');
  return state;
}

const instanceOf = ({ instances }: CaseState, element: string) =>
  Object.values(instances).find((one) => one.element === element)?.id ?? 0;

test('a case goes on from the mapped task, in the new model', async () => {
  const target = await modelFrom(`<userTask id="verify" /><userTask id="pay" />${around('verify', 'pay')}`);
  const state = after(await old(), [[{ type: 'start' }, 0]]);
  const moved = migrate(await old(), target, state, { check: 'verify' }, hourMs);
  if (!moved.ok) throw new Error(JSON.stringify(moved.faults));
  const made = step(target, moved.state, { type: 'complete', instance: instanceOf(state, 'check') }, hourMs);
  expect(made.ok && made.happenings.map(({ event, element }) => `${event} ${element}`)).toEqual([
    'completed verify',
    'taken verify-pay',
    'entered pay',
    'waiting pay',
  ]);
});

test('what lives where the new model has nothing alike is a fault that names it, and nothing is moved', async () => {
  const target = await modelFrom(`<serviceTask id="check" /><userTask id="pay" />${around('check', 'pay')}`);
  const state = after(await old(), [[{ type: 'start' }, 0]]);
  expect(migrate(await old(), target, state, {}, 0)).toMatchObject({
    ok: false,
    faults: [
      {
        element: 'check',
        rule: 'MIGRATES_TO_OTHER_KIND',
        reason: 'check is a task of type service, not a task of type user',
      },
    ],
  });
  expect(migrate(await old(), target, state, { check: 'gone' }, 0)).toMatchObject({
    ok: false,
    faults: [{ element: 'check', reason: 'the new model has no gone' }],
  });
});

test('a timer keeps its time, one that has fired stays so, and one that is new counts from the migration', async () => {
  const model = await old();
  const dueAt = (moved: ReturnType<typeof migrate>) =>
    moved.ok
      ? Object.values(moved.state.waits).map(({ element, on }) => [
          element,
          on.type === 'timer' ? on.dueMs / hourMs : null,
        ])
      : moved.faults;
  const waiting = after(model, [[{ type: 'start' }, 0]]);
  expect(dueAt(migrate(model, model, waiting, {}, hourMs / 2))).toEqual([['late', 1]]);
  const fired = after(model, [
    [{ type: 'start' }, 0],
    [{ type: 'tick' }, hourMs],
  ]);
  expect(dueAt(migrate(model, model, fired, {}, 2 * hourMs))).toEqual([]);
  const more = await modelFrom(
    `<userTask id="check" /><userTask id="pay" />${timer('late', 'check', 'PT1H')}${timer('later', 'check', 'PT3H')}${around('check', 'pay')}`,
  );
  expect(dueAt(migrate(model, more, fired, {}, 2 * hourMs))).toEqual([['later', 5]]);
});

const scoped = (id: string, task: string) =>
  `<subProcess id="${id}"><startEvent id="${id}s" /><userTask id="${task}" /><endEvent id="${id}e" />${flow(`${id}s`, task)}${flow(task, `${id}e`)}</subProcess>`;

test('what lives in a sub-process must have its place in the like one', async () => {
  const from = await modelFrom(`${scoped('one', 'check')}${scoped('two', 'pay')}${around('one', 'two')}`);
  const to = await modelFrom(`${scoped('one', 'pay')}${scoped('two', 'check')}${around('one', 'two')}`);
  const state = after(from, [[{ type: 'start' }, 0]]);
  expect(migrate(from, to, state, {}, 0)).toMatchObject({
    ok: false,
    faults: [{ element: 'check', reason: 'check stands in two, not in one' }],
  });
  expect(migrate(from, to, state, { one: 'two' }, 0)).toMatchObject({ ok: true });
});

test('a token that waits at a join must have its flow there', async () => {
  const join = (second: string) =>
    modelFrom(
      `<startEvent id="s" /><parallelGateway id="split" /><userTask id="a" /><userTask id="b" /><parallelGateway id="join" /><endEvent id="e" /><endEvent id="f" />
       ${flow('s', 'split')}${flow('split', 'a')}${flow('split', 'b')}${flow('a', 'join')}${flow('b', second)}${flow('join', 'e')}`,
    );
  const from = await join('join');
  const begun = after(from, [[{ type: 'start' }, 0]]);
  const complete = step(from, begun, { type: 'complete', instance: instanceOf(begun, 'b') }, 0);
  if (!complete.ok) throw new Error(complete.refusal);
  expect(migrate(from, await join('f'), complete.state, {}, 0)).toMatchObject({
    ok: false,
    faults: [{ element: 'join', reason: 'a token waits on b-join, and join has no such flow' }],
  });
});

test('nothing new listens in a process that an interrupting event sub-process has taken over', async () => {
  const listening = (id: string, span: string) =>
    `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${span}</timeDuration></timerEventDefinition></startEvent><userTask id="${id}t" /><endEvent id="${id}e" />${flow(`${id}s`, `${id}t`)}${flow(`${id}t`, `${id}e`)}</subProcess>`;
  const modelWith = (more: string) =>
    modelFrom(`<userTask id="check" /><userTask id="pay" />${around('check', 'pay')}${more}`);
  const from = await modelWith(listening('late', 'PT1H'));
  const to = await modelWith(listening('late', 'PT1H') + listening('later', 'PT3H'));
  const begun = after(from, [[{ type: 'start' }, 0]]);
  const waitsOf = (state: CaseState) => {
    const moved = migrate(from, to, state, {}, hourMs);
    return moved.ok ? Object.values(moved.state.waits).map(({ element }) => element) : moved.faults;
  };
  expect(waitsOf(begun)).toEqual(['lates', 'laters']);
  const taken = step(from, begun, { type: 'tick' }, hourMs);
  if (!taken.ok) throw new Error(taken.refusal);
  expect(waitsOf(taken.state)).toEqual([]);
});

test('a task that became repeated is a fault, and so is one that was', async () => {
  const several =
    '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
  const model = (loop: string) =>
    modelFrom(`<userTask id="check">${loop}</userTask><userTask id="pay" />${around('check', 'pay')}`);
  const [once, often] = [await model(''), await model(several)];
  const faults = (from: Model, to: Model) => migrate(from, to, after(from, [[{ type: 'start' }, 0]]), {}, 0);
  expect(faults(once, often)).toMatchObject({ ok: false, faults: [{ reason: 'check is repeated' }] });
  expect(faults(often, once)).toMatchObject({ ok: false });
});

test('a boundary event listens once for all instances of a loop, and not where it has moved away from its task', async () => {
  const several =
    '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>';
  const looped = (more: string) =>
    modelFrom(`<userTask id="check">${several}</userTask><userTask id="pay" />${more}${around('check', 'pay')}`);
  const from = await looped('');
  const moved = migrate(
    from,
    await looped(timer('late', 'check', 'PT1H')),
    after(from, [[{ type: 'start' }, 0]]),
    {},
    0,
  );
  if (!moved.ok) throw new Error(JSON.stringify(moved.faults));
  expect(Object.values(moved.state.waits).map(({ element }) => element)).toEqual(['late']);
  const model = await old();
  const other = await modelFrom(
    `<userTask id="check" /><userTask id="pay" />${timer('late', 'pay', 'PT1H')}${around('check', 'pay')}`,
  );
  const elsewhere = migrate(model, other, after(model, [[{ type: 'start' }, 0]]), {}, 0);
  expect(elsewhere.ok && elsewhere.state.waits).toEqual({});
});

test('an event that cannot listen in the new model is a fault', async () => {
  const model = await old();
  const target = await modelFrom(
    `<userTask id="check" /><userTask id="pay" />${timer('late', 'check', 'PT1H')}${timer('later', 'check', '=missing')}${around('check', 'pay')}`,
  );
  const migrated = migrate(model, target, after(model, [[{ type: 'start' }, 0]]), {}, 0);
  expect(migrated).toMatchObject({
    ok: false,
    faults: [{ element: 'check', reason: expect.stringContaining('later:') }],
  });
});

test('an incident goes with its element', async () => {
  const target = await modelFrom(`<userTask id="verify" /><userTask id="pay" />${around('verify', 'pay')}`);
  const model = await old();
  const begun = after(model, [[{ type: 'start' }, 0]]);
  const failed = step(model, begun, { type: 'failure', instance: instanceOf(begun, 'check'), message: 'no' }, 0);
  if (!failed.ok) throw new Error(failed.refusal);
  const moved = migrate(model, target, failed.state, { check: 'verify' }, 0);
  if (!moved.ok) throw new Error(JSON.stringify(moved.faults));
  expect(Object.values(moved.state.incidents).map(({ element }) => element)).toEqual(['verify']);
});

test('an event that waits for something else than before is a fault where a token stands, and listens anew at a task', async () => {
  const caught = (definition: string) =>
    modelFrom(
      `<userTask id="check" /><intermediateCatchEvent id="then">${definition}</intermediateCatchEvent>${around('check', 'then')}`,
    );
  const condition =
    '<conditionalEventDefinition><condition xsi:type="tFormalExpression">paid</condition></conditionalEventDefinition>';
  const hour =
    '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
  const [from, to] = [await caught(hour), await caught(condition)];
  const begun = after(from, [[{ type: 'start' }, 0]]);
  expect(migrate(from, to, begun, {}, 0)).toMatchObject({ ok: true });
  const done = step(from, begun, { type: 'complete', instance: instanceOf(begun, 'check') }, 0);
  if (!done.ok) throw new Error(done.refusal);
  expect(migrate(from, to, done.state, {}, 0)).toMatchObject({
    ok: false,
    faults: [
      {
        element: 'then',
        reason: 'then is an event of kind catch for conditional, not an event of kind catch for timer',
      },
    ],
  });
  const model = await old();
  const other = await modelFrom(
    `<userTask id="check" /><userTask id="pay" /><boundaryEvent id="late" attachedToRef="check">${condition}</boundaryEvent><endEvent id="lateEnd" />${flow('late', 'lateEnd')}${around('check', 'pay')}`,
  );
  const moved = migrate(model, other, after(model, [[{ type: 'start' }, 0]]), {}, 0);
  expect(moved.ok && Object.values(moved.state.waits).map(({ element, on }) => [element, on.type])).toEqual([
    ['late', 'condition'],
  ]);
});
