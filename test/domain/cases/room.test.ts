import fc from 'fast-check';
import { decideCase } from '../../../domain/cases/decide';
import type { CaseFile } from '../../../domain/cases/file';
import type { CaseRequest } from '../../../domain/cases/request';
import { at, begun, newFile, PERSON, rulesOf, SYSTEM } from './begun-case';

const MOST_BYTES = 1_000_000;
const bytesOf = (file: CaseFile) => Buffer.byteLength(JSON.stringify(file));
const big = (length: number) => 'x'.repeat(length);
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const file = (content: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:casewright="urn:casewright:bpmn" id="d" targetNamespace="t"><process id="p" isExecutable="true">${content}</process></definitions>`;

/** A sub-process with two tasks in it, beside a task for each entry of a list, which a timer begins. */
const MIXED = file(`<startEvent id="start"/>
<subProcess id="inner"><startEvent id="in"/><userTask id="work"/><endEvent id="out"/>${flow('in', 'work')}${flow('work', 'out')}</subProcess>
<boundaryEvent id="late" attachedToRef="inner" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent>
<userTask id="each"><multiInstanceLoopCharacteristics casewright:collection="list" casewright:element="one"/></userTask>
<endEvent id="end"/><endEvent id="over"/>
${flow('start', 'inner')}${flow('inner', 'end')}${flow('late', 'each')}${flow('each', 'over')}`);

test('variables of an inner scope count', async () => {
  const { decide, change, first, instanceOf } = await begun(MIXED, { list: [], notes: big(300_000) });
  const inner = { type: 'set-variables', instance: instanceOf(first.file, 'inner') } as const;
  const some = change(first.file, { ...inner, variables: { own: big(10) } }).file;
  expect(decide(some, { ...inner, variables: { own: big(450_000) } })).toEqual({
    kind: 'refused',
    refusal: 'CASE_FULL',
  });
});

test('what the clock would make of a case that is too large for it is an incident, and comes when the case is made smaller', async () => {
  const { change, first } = await begun(MIXED, {
    notes: big(340_000),
    list: Array.from({ length: 30 }, () => big(2_900)),
  });
  const halted = change(first.file, { type: 'tick' }, SYSTEM, at + 3_600_000).file;
  const [incident] = Object.values(halted.process?.incidents ?? {});
  expect([halted.process?.status, incident?.code]).toEqual(['incident', 'CASE_FULL']);
  const smaller = change(halted, { type: 'set-variables', variables: { list: ['a', 'b'] } }).file;
  const retried = change(smaller, { type: 'retry', incident: incident?.id ?? 0 }).file;
  const late = change(retried, { type: 'tick' }, SYSTEM, at + 3_600_000);
  expect(late.orders).toMatchObject([{ element: 'each' }, { element: 'each' }]);
  expect(late.file.process?.incidents).toEqual({});
});

test('a loop that waits for nothing is an incident that says so, its history has both ends of it, and it ends once repaired', async () => {
  const ROUND = file(
    `<startEvent id="start"/><task id="round"/><exclusiveGateway id="more" default="no"/><endEvent id="end"/>${flow('start', 'round')}${flow('round', 'more')}
     <sequenceFlow id="no" sourceRef="more" targetRef="end"/><sequenceFlow id="back" sourceRef="more" targetRef="round"><conditionExpression xsi:type="tFormalExpression">=again</conditionExpression></sequenceFlow>`,
  );
  const { change, first } = await begun(ROUND, { again: true });
  const [incident] = Object.values(first.file.process?.incidents ?? {});
  expect(incident).toMatchObject({ code: 'ENDLESS_LOOP' });
  const types = first.events.map(({ type }) => type);
  expect([types.length, types.filter((one) => one === 'left-out').length, types.at(-1)]).toEqual([202, 1, 'incident']);
  const again = { type: 'retry', incident: incident?.id ?? 0, variables: { again: false } } as const;
  expect(change(first.file, again).file.process?.status).toBe('completed');
});

test('a case whose begin would make it too large begins when it is retried', async () => {
  const LOOP = file(
    `<startEvent id="start"/><userTask id="each"><multiInstanceLoopCharacteristics casewright:collection="list" casewright:element="one"/></userTask><endEvent id="end"/>${flow('start', 'each')}${flow('each', 'end')}`,
  );
  const { change, first } = await begun(LOOP, {
    notes: big(340_000),
    list: Array.from({ length: 30 }, () => big(2_900)),
  });
  const [incident] = Object.values(first.file.process?.incidents ?? {});
  expect(incident?.code).toBe('CASE_FULL');
  const again = { type: 'retry', incident: incident?.id ?? 0, variables: { list: [1] } } as const;
  expect(change(first.file, again).orders).toMatchObject([{ type: 'start-work', element: 'each' }]);
});

test('what comes while it is suspended counts; the end of work that brings too much is kept as its failure', async () => {
  const { change, decide, first, instanceOf } = await begun(MIXED, { list: [], notes: big(400_000) });
  const suspended = change(first.file, { type: 'suspend' }).file;
  const instance = instanceOf(first.file, 'work');
  const held = change(suspended, { type: 'complete', instance, variables: { more: big(400_000) } }, SYSTEM).file;
  expect(held.held).toMatchObject([{ type: 'failure', instance }]);
  const signal = { type: 'signal', name: 's', variables: { more: big(400_000) } } as const;
  expect(decide(suspended, signal, SYSTEM)).toMatchObject({ refusal: 'CASE_FULL' });
});

test('bytes count, not characters', async () => {
  const { decide, first } = await begun(MIXED, { list: [] });
  const variables = { notes: '\u4f60'.repeat(170_000) };
  expect(decide(first.file, { type: 'set-variables', variables })).toMatchObject({ refusal: 'CASE_FULL' });
  expect(decide(first.file, { type: 'set-variables', variables: { notes: big(400_000) } })).toMatchObject({
    kind: 'change',
  });
});

test('whatever happens to it, no case is larger than one may be, and each can be ended', async () => {
  const rules = await rulesOf(MIXED);
  const size = fc.nat(300_000);
  const happening = fc.oneof(
    fc.record({ do: fc.constant('set' as const), size, inner: fc.boolean() }),
    fc.record({ do: fc.constant('list' as const), size: fc.nat(4_500), inner: fc.constant(false) }),
    fc.record({
      do: fc.constantFrom('complete', 'suspend', 'resume', 'tick', 'signal', 'note'),
      size,
      inner: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 25 }), (happenings) => {
      let state = newFile({ list: [] });
      let nowMs = at;
      const take = (event: CaseRequest['event'], actor: CaseRequest['actor']) => {
        const decision = decideCase(rules, state, { event, actor }, nowMs);
        if (decision.kind === 'change') state = decision.change.file;
        expect(bytesOf(state)).toBeLessThanOrEqual(MOST_BYTES + 100);
      };
      take({ type: 'start', variables: { list: [] } }, PERSON);
      for (const { do: what, size: length, inner } of happenings) {
        nowMs += 600_000;
        const living = Object.values(state.process?.instances ?? {});
        const instance = living.find(({ phase }) => phase === 'working')?.id ?? 0;
        const scope = inner ? living.find(({ element }) => element === 'inner')?.id : undefined;
        const variables = { [`v${length % 5}`]: big(length) };
        if (what === 'set') take({ type: 'set-variables', ...(scope && { instance: scope }), variables }, PERSON);
        else if (what === 'list') {
          const list = Array.from({ length: 20 }, () => big(length));
          take({ type: 'set-variables', variables: { list } }, PERSON);
        } else if (what === 'complete') take({ type: 'complete', instance, variables }, SYSTEM);
        else if (what === 'signal') take({ type: 'signal', name: 's', variables }, SYSTEM);
        else if (what === 'tick') take({ type: 'tick' }, SYSTEM);
        else if (what === 'note') take({ type: 'note', text: 'x' }, PERSON);
        else take({ type: what === 'resume' ? 'resume' : 'suspend' }, PERSON);
      }
      take({ type: 'terminate' }, PERSON);
      expect(state.closedMs).not.toBeNull();
    }),
    { numRuns: 60 },
  );
});
