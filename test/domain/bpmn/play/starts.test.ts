import { bpmn, flows, play } from './played';

describe('a process that has to be started', () => {
  const roots = '<message id="M" name="claim" />';
  const byMessage = bpmn(
    `<startEvent id="S"><messageEventDefinition messageRef="M" /></startEvent><endEvent id="E" />${flows('S>E')}`,
    roots,
  );
  const byTimer = bpmn(
    `<startEvent id="S"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></startEvent><userTask id="T" /><endEvent id="E" />${flows('S>T', 'T>E')}`,
  );

  test('waits at its start events', async () => {
    expect(await play(byMessage)).toMatchObject({ state: 'active', waiting: ['S'], lines: [] });
  });

  test('is started by its message, with what that brings', async () => {
    const steps = [{ message: 'other' }, { message: 'claim', variables: { amount: 5 } }];
    expect(await play(byMessage, steps, { input: { a: 1 } })).toMatchObject({
      state: 'completed',
      variables: { a: 1, amount: 5 },
    });
  });

  test('is started by its timer', async () => {
    const { lines, waiting } = await play(byTimer, [{ advance: 'PT3H' }]);
    expect(lines[0]).toBe('11:00 entered S');
    expect(waiting).toEqual(['T']);
  });

  test('can be cancelled before', async () => {
    expect(await play(byMessage, [{ cancel: true }, { message: 'claim' }])).toMatchObject({ state: 'terminated' });
  });

  test('is started once its condition is true', async () => {
    const xml = bpmn(
      `<startEvent id="S"><conditionalEventDefinition><condition xsi:type="tFormalExpression">=amount &gt; 100</condition></conditionalEventDefinition></startEvent><endEvent id="E" />${flows('S>E')}`,
    );
    expect(await play(xml, [], { input: { amount: 200 } })).toMatchObject({ state: 'completed' });
    expect(await play(xml, [], { input: { amount: 50 } })).toMatchObject({ state: 'active', waiting: ['S'] });
    expect(await play(xml, [{ set: { amount: 101 } }])).toMatchObject({ state: 'completed' });
  });

  test('is started by what stands behind an event-based gateway', async () => {
    const xml = bpmn(
      `<eventBasedGateway id="G" instantiate="true" /><receiveTask id="R" messageRef="M" /><endEvent id="E" />
       <intermediateCatchEvent id="C"><signalEventDefinition signalRef="Si" /></intermediateCatchEvent><endEvent id="F" />${flows('G>R', 'G>C', 'R>E', 'C>F')}`,
      `${roots}<signal id="Si" name="go" />`,
    );
    expect(await play(xml)).toMatchObject({ state: 'active', waiting: ['R', 'C'] });
    for (const step of [{ message: 'claim' }, { signal: 'go' }, { complete: 'R' }]) {
      expect(await play(xml, [step])).toMatchObject({ state: 'completed' });
    }
  });
});

describe('the process of another pool', () => {
  const pools = (start: string, thrown: string, own = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:test">
<message id="M" name="order" /><signal id="Si" name="order" />
<collaboration id="C"><participant id="A" processRef="P" /><participant id="B" processRef="Q" /></collaboration>
<process id="P" isExecutable="true"><startEvent id="S">${own}</startEvent><userTask id="T" /><intermediateThrowEvent id="Th">${thrown}</intermediateThrowEvent><userTask id="U" /><endEvent id="E" />${flows('S>T', 'T>Th', 'Th>U', 'U>E')}</process>
<process id="Q"><startEvent id="QS">${start}</startEvent><userTask id="QT" /><endEvent id="QE" />${flows('QS>QT', 'QT>QE')}</process></definitions>`;
  const message = '<messageEventDefinition messageRef="M" />';
  const signal = '<signalEventDefinition signalRef="Si" />';

  test.each([
    ['a message', pools(message, message)],
    ['a signal', pools(signal, signal)],
  ])('begins by %s that the first one throws', async (_what, xml) => {
    const steps = [{ complete: 'T' }, { complete: 'U' }, { complete: 'QT' }];
    expect(await play(xml, steps.slice(0, 2))).toMatchObject({ state: 'active', waiting: ['QT'] });
    expect(await play(xml, steps)).toMatchObject({ state: 'completed' });
  });

  test.each([
    ['a message', pools(message, ''), { message: 'order' }],
    ['a signal', pools(signal, ''), { signal: 'order' }],
  ])('begins by %s of a step', async (_what, xml, step) => {
    expect(await play(xml, [step])).toMatchObject({ waiting: ['T', 'QT'], answers: [{}] });
  });

  test('begins beside the first one by a signal that both wait for', async () => {
    expect(await play(pools(signal, '', signal), [{ signal: 'order' }])).toMatchObject({ waiting: ['T', 'QT'] });
  });

  test.each([
    ['a message', pools(message, '', signal), { message: 'order', variables: { amount: 5 } }],
    ['a signal', pools(signal, '', message), { signal: 'order', variables: { amount: 5 } }],
  ])('begins the case alone by %s that comes first', async (_what, xml, step) => {
    const played = await play(xml, [step]);
    expect(played).toMatchObject({ waiting: ['QT'], answers: [{}], variables: { amount: 5 } });
  });
});
