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
  expect(migrate(await old(), target, state, {}, 0)).toEqual({
    ok: false,
    faults: [{ element: 'check', reason: 'check is a task of type service, not a task of type user' }],
  });
  expect(migrate(await old(), target, state, { check: 'gone' }, 0)).toEqual({
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
