import { modelOf } from '../../../domain/bpmn/model';
import { nextDueMs } from '../../../domain/bpmn/play/waiting';
import type { CaseState } from '../../../domain/bpmn/state';
import { step } from '../../../domain/bpmn/step';
import type { CaseEvent } from '../../../domain/bpmn/messages';
import { graphOf } from './random/graph-of';

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t"';
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const modelOfProcess = async (content: string) =>
  modelOf(
    await graphOf(
      `<definitions ${NAMESPACES} id="d"><process id="p" isExecutable="true">${content}</process></definitions>`,
    ),
  );

function walked(model: ReturnType<typeof modelOf>, events: readonly CaseEvent[], atMs = 0) {
  let state: CaseState | null = null;
  for (const event of events) {
    const made = step(model, state, event, atMs);
    if (!made.ok) throw new Error(made.refusal);
    state = made.state;
  }
  return state as CaseState | null;
}

const codes = (state: CaseState | null) => [
  ...new Set(Object.values(state?.incidents ?? {}).map(({ code, retry }) => `${code} ${retry}`)),
];

/** Costs most of what one expression may. */
const DEAR = 'count(for i in 1..80 return for j in 1..100 return i + j) &gt; 0';

test('all that one step evaluates has one allowance: what it does not reach waits as an incident, and tried again it goes on', async () => {
  const tasks = Array.from(
    { length: 60 },
    (_, at) => `<scriptTask id="s${at}"><script>{ v${at}: ${DEAR} }</script></scriptTask>`,
  );
  const flows = tasks.map((_, at) => flow(at === 0 ? 'start' : `s${at - 1}`, `s${at}`));
  const model = await modelOfProcess(
    `<startEvent id="start"/>${tasks.join('')}<endEvent id="end"/>${flows.join('')}${flow('s59', 'end')}`,
  );
  let state = walked(model, [{ type: 'start' }]);
  expect(codes(state)).toContain('TOO_MUCH_AT_ONCE enter');
  let tries = 0;
  for (; state?.status === 'active' && tries < 60; tries += 1) {
    const incidents = Object.keys(state.incidents).map(Number);
    for (const incident of incidents) {
      const made = step(model, state, { type: 'retry', incident }, 0);
      if (made.ok) state = made.state;
    }
  }
  expect(state?.status).toBe('completed');
  expect(tries).toBeGreaterThan(0);
});

test('conditions that nothing is left to look at are an incident of the case', async () => {
  const events = Array.from(
    { length: 60 },
    (_, at) =>
      `<boundaryEvent id="b${at}" attachedToRef="work" cancelActivity="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">go and ${DEAR}</condition></conditionalEventDefinition></boundaryEvent><endEvent id="e${at}"/>${flow(`b${at}`, `e${at}`)}`,
  );
  const model = await modelOfProcess(
    `<startEvent id="start"/><userTask id="work"/><endEvent id="end"/>${flow('start', 'work')}${flow('work', 'end')}${events.join('')}`,
  );
  const state = walked(model, [
    { type: 'start', variables: { go: false } },
    { type: 'set-variables', variables: { go: true } },
  ]);
  const seen = Object.values(state?.waits ?? {}).filter(({ on }) => on.type === 'condition' && on.was).length;
  expect(codes(state)).toContain('TOO_MUCH_AT_ONCE none');
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBeLessThan(60);
});

test('many timers that are due at once come in as many ticks as they take, and none is lost', async () => {
  const model = await modelOfProcess(
    `<startEvent id="start"/><subProcess id="waits"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">4900</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="begin"/><intermediateCatchEvent id="later"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="over"/>${flow('begin', 'later')}${flow('later', 'over')}</subProcess><endEvent id="end"/>
${flow('start', 'waits')}${flow('waits', 'end')}`,
  );
  let state = walked(model, [{ type: 'start' }]);
  let ticks = 0;
  for (; state && nextDueMs(state) <= 3_600_000; ticks += 1) {
    const made = step(model, state, { type: 'tick' }, 3_600_000);
    if (!made.ok) throw new Error(made.refusal);
    state = made.state;
  }
  expect(ticks).toBeGreaterThan(1);
  expect([codes(state), state?.status]).toEqual([[], 'completed']);
});

test('a step takes what it changes, not the square of it: ten thousand instances are begun and ended', async () => {
  const model = await modelOfProcess(
    `<startEvent id="start"/><userTask id="work"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">10000</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="end"/>${flow('start', 'work')}${flow('work', 'end')}`,
  );
  const state = walked(model, [{ type: 'start' }, { type: 'terminate' }]);
  expect(state?.status).toBe('terminated');
});
