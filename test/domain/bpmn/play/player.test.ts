import { bpmn, flows, play } from './played';

const oneTask = (task: string, more = '', roots = '') =>
  bpmn(`<startEvent id="S" />${task}<endEvent id="E" />${flows('S>T', 'T>E')}${more}`, roots);

const kinds = ['userTask', 'serviceTask', 'sendTask', 'receiveTask', 'manualTask'];

test.each(kinds)('a %s waits for a step', async (tag) => {
  const message = tag === 'receiveTask' ? 'messageRef="M"' : '';
  const xml = oneTask(`<${tag} id="T" ${message} />`, '', '<message id="M" name="paid" />');
  expect(await play(xml)).toMatchObject({ state: 'active', waiting: ['T'] });
  expect(await play(xml, [{ complete: 'T', variables: { ok: true } }])).toMatchObject({
    state: 'completed',
    waiting: [],
    variables: { ok: true },
    answers: [{}],
  });
});

test('a boundary event is nothing that waits', async () => {
  const boundary = `<boundaryEvent id="B" attachedToRef="T"><messageEventDefinition messageRef="N" /></boundaryEvent><endEvent id="F" />${flows('B>F')}`;
  const roots = '<message id="M" name="paid" /><message id="N" name="stop" />';
  const xml = oneTask('<receiveTask id="T" messageRef="M" />', boundary, roots);
  const { waiting, answers } = await play(xml, [{ complete: 'B' }]);
  expect(waiting).toEqual(['T']);
  expect(answers).toEqual([{ refusal: 'nothing waits at "B"; what waits: T' }]);
});

test('an undefined task and a script task pass', async () => {
  const script = '<extensionElements><zeebe:script expression="=n + 1" resultVariable="n" /></extensionElements>';
  const xml = bpmn(
    `<startEvent id="S" /><task id="T" /><scriptTask id="C">${script}</scriptTask><endEvent id="E" />${flows('S>T', 'T>C', 'C>E')}`,
  );
  expect(await play(xml, [], { input: { n: 1 } })).toMatchObject({ state: 'completed', variables: { n: 2 } });
});

describe('a business rule task', () => {
  const called =
    '<extensionElements><zeebe:calledDecision decisionId="fee" resultVariable="fee" /></extensionElements>';
  const xml = oneTask(`<businessRuleTask id="T">${called}</businessRuleTask>`);

  test('waits where its decision is not held', async () => {
    expect(await play(xml)).toMatchObject({ state: 'active', waiting: ['T'] });
  });

  test('is answered by a decision that is held', async () => {
    const decide = (decision: string) => (decision === 'fee' ? { value: 12 } : undefined);
    expect(await play(xml, [], { decide })).toMatchObject({ state: 'completed', variables: { fee: 12 } });
  });

  test('makes an incident of a decision that has no answer', async () => {
    const decide = () => ({ failure: 'no' });
    expect(await play(xml, [], { decide })).toMatchObject({ state: 'incident', waiting: [] });
  });
});

describe('time that passes', () => {
  const reminded = oneTask(
    '<userTask id="T" />',
    `<boundaryEvent id="B" attachedToRef="T" cancelActivity="false"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="E2" />${flows('B>E2')}`,
  );

  test('fires timers in their order, at their own instants', async () => {
    const { lines } = await play(reminded, [{ advance: 'PT150M' }, { complete: 'T' }]);
    expect(lines.filter((line) => / (entered B|completed T)/.test(line))).toEqual([
      '10:00 entered B',
      '11:00 entered B',
      '11:30 completed T',
    ]);
  });

  test('fires a timer that is due at its end', async () => {
    const { lines } = await play(reminded, [{ advance: 'PT1H' }]);
    expect(lines).toContain('10:00 entered B');
  });

  test('counts months by the calendar', async () => {
    const xml = oneTask(
      '<intermediateCatchEvent id="T"><timerEventDefinition><timeDate>2026-02-01T08:59:00Z</timeDate></timerEventDefinition></intermediateCatchEvent>',
    );
    expect(await play(xml, [{ advance: 'P1M' }])).toMatchObject({ state: 'completed' });
    expect(await play(xml, [{ advance: 'P30D' }])).toMatchObject({ state: 'active', waiting: ['T'] });
  });
});

describe('of many that wait at one element', () => {
  const xml = oneTask(
    '<userTask id="T"><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=list" inputElement="item" outputCollection="results" outputElement="=result" /></extensionElements></multiInstanceLoopCharacteristics></userTask>',
  );
  const input = { list: ['a', 'b', 'c'] };

  test('each is listed', async () => {
    expect(await play(xml, [], { input })).toMatchObject({ waiting: ['T', 'T', 'T'] });
  });

  test('the oldest is meant, or the one that an index names', async () => {
    const done = (result: number, index?: number) => ({ complete: 'T', variables: { result }, index });
    const { variables } = await play(xml, [done(1), done(2, 1), done(3)], { input });
    expect(variables).toMatchObject({ results: [1, 3, 2] });
  });

  test('an index beyond the last is refused', async () => {
    const { answers } = await play(xml, [{ complete: 'T', index: 3 }], { input });
    expect(answers).toEqual([{ refusal: 'nothing waits at "T" as number 3; what waits: T, T, T' }]);
  });
});

describe('messages and signals', () => {
  const roots = '<message id="M" name="paid" /><signal id="Si" name="stop" />';
  const both = bpmn(
    `<startEvent id="S" /><parallelGateway id="G" />${flows('S>G', 'G>C', 'G>T')}
     <intermediateCatchEvent id="C"><messageEventDefinition messageRef="M" /></intermediateCatchEvent><endEvent id="E1" />${flows('C>E1')}
     <intermediateThrowEvent id="T"><messageEventDefinition messageRef="M" /></intermediateThrowEvent><endEvent id="E2" />${flows('T>E2')}`,
    roots,
  );

  test('a message that the case throws itself reaches what waits in it', async () => {
    expect(await play(both)).toMatchObject({ state: 'completed' });
  });

  test('a message that nobody waits for is lost, and said so', async () => {
    const xml = oneTask('<userTask id="T" />');
    const { answers, state } = await play(xml, [{ message: 'paid' }, { signal: 'stop' }]);
    expect(state).toBe('active');
    expect(answers).toEqual([
      { note: 'nothing waits for the message "paid"' },
      { note: 'nothing waits for the signal "stop"' },
    ]);
  });

  test('a message with a time to live is kept for a wait that comes in time', async () => {
    const late = bpmn(
      `<startEvent id="S" /><userTask id="T" /><intermediateCatchEvent id="C"><messageEventDefinition messageRef="M" /></intermediateCatchEvent><endEvent id="E" />${flows('S>T', 'T>C', 'C>E')}`,
      roots,
    );
    const early = { message: 'paid', variables: { sum: 5 }, timeToLive: 'PT1H' };
    expect(await play(late, [early, { advance: 'PT30M' }, { complete: 'T' }])).toMatchObject({
      state: 'completed',
      variables: { sum: 5 },
    });
    expect(await play(late, [early, { advance: 'PT1H' }, { complete: 'T' }])).toMatchObject({ waiting: ['C'] });
  });

  test('a signal reaches all that wait for it', async () => {
    const xml = bpmn(
      `<startEvent id="S" />${['A', 'B'].map((id) => `<intermediateCatchEvent id="${id}"><signalEventDefinition signalRef="Si" /></intermediateCatchEvent><endEvent id="E${id}" />${flows(`S>${id}`, `${id}>E${id}`)}`).join('')}`,
      roots,
    );
    expect(await play(xml, [{ signal: 'stop' }])).toMatchObject({ state: 'completed', answers: [{}] });
  });
});

describe('an event-based gateway', () => {
  const xml = bpmn(
    `<startEvent id="S" /><eventBasedGateway id="G" />
     <intermediateCatchEvent id="M"><messageEventDefinition messageRef="Me" /></intermediateCatchEvent><endEvent id="E" />
     <intermediateCatchEvent id="T"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="F" />
     ${flows('S>G', 'G>M', 'G>T', 'M>E', 'T>F')}`,
    '<message id="Me" name="paid" />',
  );

  test('waits itself, as its token stands there', async () => {
    const { lines, waiting } = await play(xml);
    expect(waiting).toEqual(['G']);
    expect(lines.at(-1)).toBe('09:00 waiting G');
  });

  test.each([[{ message: 'paid' }], [{ complete: 'M' }], [{ advance: 'PT1H' }]])('goes on by %j', async (step) => {
    const { lines, state } = await play(xml, [step]);
    expect(state).toBe('completed');
    expect(lines.filter((line) => /taken G-/.test(line))).toHaveLength(1);
  });

  test('is no work that could be completed', async () => {
    const { answers } = await play(xml, [{ complete: 'G' }]);
    expect(answers).toEqual([{ refusal: 'nothing waits at "G"; what waits: G (for M or T)' }]);
  });
});

describe('how a case ends', () => {
  test('a cancel terminates it', async () => {
    const { lines, ...outcome } = await play(oneTask('<userTask id="T" />'), [{ cancel: true }]);
    expect(outcome).toMatchObject({ state: 'terminated', waiting: [] });
    expect(lines).toContain('09:00 cancelled T');
  });

  test('a terminate end event completes it', async () => {
    const xml = bpmn(
      `<startEvent id="S" /><userTask id="A" /><userTask id="B" /><endEvent id="E"><terminateEventDefinition /></endEvent><endEvent id="F" />${flows('S>A', 'S>B', 'A>E', 'B>F')}`,
    );
    expect(await play(xml, [{ complete: 'A' }])).toMatchObject({ state: 'completed', waiting: [] });
  });

  test('an error that nothing catches is an incident', async () => {
    expect(await play(oneTask('<userTask id="T" />'), [{ fail: 'T', error: 'BROKE' }])).toMatchObject({
      state: 'incident',
    });
  });

  test('a step after its end is refused, a late message is not', async () => {
    const { answers } = await play(oneTask('<task id="T" />'), [{ complete: 'T' }, { message: 'm' }, { cancel: true }]);
    expect(answers).toEqual([
      { refusal: 'the case is over' },
      { note: 'nothing waits for the message "m"' },
      { note: 'the case was over before' },
    ]);
  });
});

describe('repair', () => {
  const stuck = bpmn(
    `<startEvent id="S" /><exclusiveGateway id="G" /><endEvent id="E" /><endEvent id="F" />${flows('S>G', 'G>E?=n > 1', 'G>F?=n < 0')}`,
  );

  test('an incident shows as the state of the case', async () => {
    expect(await play(stuck, [], { input: { n: 0 } })).toMatchObject({ state: 'incident', waiting: [] });
  });

  test('a variable is set and the element tried again', async () => {
    const { lines, state } = await play(stuck, [{ set: { n: 2 } }, { retry: 'G' }], { input: { n: 0 } });
    expect(state).toBe('completed');
    expect(lines).toContain('09:00 taken G-E');
  });

  test('a gateway cannot be skipped: it has no work that could count as done', async () => {
    const { state, answers } = await play(stuck, [{ skip: 'G' }], { input: { n: 0 } });
    expect(state).toBe('incident');
    expect(answers).toEqual([{ refusal: 'the interpreter refuses it (CANNOT_SKIP)' }]);
  });

  test('work that failed for good is skipped', async () => {
    const steps = [
      { fail: 'T', reason: 'no connection' },
      { skip: 'T', variables: { done: 'by hand' } },
    ];
    expect(await play(oneTask('<serviceTask id="T" />'), steps)).toMatchObject({
      state: 'completed',
      variables: { done: 'by hand' },
    });
  });
});

test('children of an ad-hoc sub-process are activated', async () => {
  const xml = oneTask(
    '<adHocSubProcess id="T"><userTask id="A" /><userTask id="B" /><completionCondition xsi:type="tFormalExpression">=ok</completionCondition></adHocSubProcess>',
  );
  expect(await play(xml, [], { input: { ok: false } })).toMatchObject({ waiting: ['T'] });
  const steps = [{ activate: ['B'] }, { complete: 'B', variables: { ok: true } }];
  expect(await play(xml, steps.slice(0, 1), { input: { ok: false } })).toMatchObject({ waiting: ['B'] });
  expect(await play(xml, steps, { input: { ok: false } })).toMatchObject({ state: 'completed' });
});

test('an escalation is caught by its boundary event', async () => {
  const xml = bpmn(
    `<startEvent id="S" /><userTask id="T" /><endEvent id="E" />${flows('S>T', 'T>E')}
     <boundaryEvent id="B" attachedToRef="T" cancelActivity="false"><escalationEventDefinition escalationRef="Es" /></boundaryEvent><endEvent id="F" />${flows('B>F')}`,
    '<escalation id="Es" escalationCode="LATE" />',
  );
  const { lines, waiting } = await play(xml, [{ escalate: 'T', code: 'LATE' }]);
  expect(lines).toContain('09:00 taken B-F');
  expect(waiting).toEqual(['T']);
});

test('a case that answers itself without end is stopped', async () => {
  const xml = bpmn(
    `<startEvent id="S" /><intermediateThrowEvent id="T"><messageEventDefinition messageRef="M" /></intermediateThrowEvent><userTask id="U" /><endEvent id="E" />${flows('S>U', 'U>T', 'T>E')}
     <subProcess id="X" triggeredByEvent="true"><startEvent id="XS" isInterrupting="false"><messageEventDefinition messageRef="M" /></startEvent><endEvent id="XE"><messageEventDefinition messageRef="M" /></endEvent>${flows('XS>XE')}</subProcess>
     <userTask id="W" /><endEvent id="F" />${flows('S>W', 'W>F')}`,
    '<message id="M" name="ping" />',
  );
  await expect(play(xml, [{ complete: 'U' }])).rejects.toThrow('follow from one another at one instant');
});
