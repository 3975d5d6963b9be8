import { flow, formal, start, signal, boundary, choice, after } from './parts';

/** What stands in a process, and where and why it is refused. */
export const badProcesses: [fact: string, elements: string, element: string, reason: RegExp][] = [
  ['a choice that leaves a way open', choice('x &gt; 1', undefined), 'f2', /needs a condition/],
  ['a default with a condition', choice('x &gt; 1', 'y', 'default="f2"'), 'f2', /is the default/],
  ['a default of another element', after(`<task id="a" default="f"/>`), 'a', /does not leave it/],
  [
    'a condition behind a parallel gateway',
    after(`<parallelGateway id="a"/><task id="b"/>${flow('f1', 'a', 'b', 'x')}`),
    'f1',
    /does not choose/,
  ],
  ['a condition behind an event', `${start}<task id="a"/>${flow('f', 's', 'a', 'x')}`, 'f', /does not choose/],
  [
    'a complex join without a condition',
    `<task id="a"/><task id="b"/><complexGateway id="g"/>${flow('f1', 'a', 'g')}${flow('f2', 'b', 'g')}`,
    'g',
    /activation condition/,
  ],
  [
    'events to choose from with a task among them',
    after(`<eventBasedGateway id="a"/><task id="c"/>${flow('f1', 'a', 'c')}`),
    'a',
    /leads to c/,
  ],
  ['no event to choose from', after('<eventBasedGateway id="a"/>'), 'a', /leads to no event/],
  [
    'an event to choose from that is also reached otherwise',
    after(
      `<eventBasedGateway id="a"/><receiveTask id="c" messageRef="m"/>${flow('f1', 'a', 'c')}${flow('f2', 's', 'c')}`,
    ),
    'c',
    /otherwise/,
  ],
  [
    'a start of a process that needs all of its events',
    `<startEvent id="s" parallelMultiple="true"><messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="sig"/></startEvent><task id="a"/>${flow('f', 's', 'a')}`,
    's',
    /a case is started by one/,
  ],
  [
    'what needs all of its events behind a gateway that starts the process',
    `<eventBasedGateway id="g" instantiate="true"/><intermediateCatchEvent id="a" parallelMultiple="true"><messageEventDefinition messageRef="m"/><signalEventDefinition signalRef="sig"/></intermediateCatchEvent>${flow('f', 'g', 'a')}`,
    'a',
    /a case is started by one/,
  ],
  [
    'a start in the middle',
    after(`<eventBasedGateway id="a" instantiate="true"/><receiveTask id="c" messageRef="m"/>${flow('f1', 'a', 'c')}`),
    'a',
    /beginning/,
  ],
  [
    'a boundary event at a gateway',
    after(`<parallelGateway id="a"/>${boundary('b', 'a', signal)}`),
    'b',
    /no activity/,
  ],
  [
    'a boundary event that waits for nothing',
    after(`<task id="a"/>${boundary('b', 'a', '')}`),
    'b',
    /waits for nothing/,
  ],
  [
    'an error that does not interrupt',
    after(`<task id="a"/>${boundary('b', 'a', '<errorEventDefinition/>', 'cancelActivity="false"')}`),
    'b',
    /must interrupt/,
  ],
  [
    'cancelling of no transaction',
    after(`<subProcess id="a"><task id="i"/></subProcess>${boundary('b', 'a', '<cancelEventDefinition/>')}`),
    'b',
    /no transaction/,
  ],
  [
    'cancelling in no transaction',
    after('<endEvent id="a"><cancelEventDefinition/></endEvent>'),
    'a',
    /no transaction/,
  ],
  [
    'compensation without a handler',
    after(`<task id="a"/>${boundary('b', 'a', '<compensateEventDefinition/>')}`),
    'b',
    /no activity that compensates/,
  ],
  [
    'compensation by a flow',
    after(`<task id="a"/><task id="c"/>${boundary('b', 'a', '<compensateEventDefinition/>')}${flow('f2', 'b', 'c')}`),
    'b',
    /no flow/,
  ],
  [
    'a handler that nothing names',
    after('<task id="a"/><task id="u" isForCompensation="true"/>'),
    'u',
    /never be reached/,
  ],
  [
    'compensation of what is elsewhere',
    after(
      `<subProcess id="a"><task id="i"/></subProcess><endEvent id="b"><compensateEventDefinition activityRef="i"/></endEvent>${flow('f2', 'a', 'b')}`,
    ),
    'b',
    /cannot compensate i/,
  ],
  [
    'a link without an end',
    after('<intermediateThrowEvent id="a"><linkEventDefinition name="L"/></intermediateThrowEvent>'),
    'a',
    /has 0 ends/,
  ],
  [
    'a link with two',
    after(
      '<intermediateThrowEvent id="a"><linkEventDefinition name="L"/></intermediateThrowEvent><intermediateCatchEvent id="c"><linkEventDefinition name="L"/></intermediateCatchEvent><intermediateCatchEvent id="d"><linkEventDefinition name="L"/></intermediateCatchEvent>',
    ),
    'a',
    /has 2 ends/,
  ],
  [
    'an end that throws an error without a code',
    after('<endEvent id="a"><errorEventDefinition/></endEvent>'),
    'a',
    /without a code/,
  ],
  [
    'a timer without a time',
    after('<intermediateCatchEvent id="a"><timerEventDefinition/></intermediateCatchEvent>'),
    'a',
    /one of date/,
  ],
  [
    'a timer with two',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeDate', '2027-01-01')}${formal('timeDuration', 'PT1H')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
    'a',
    /one of date/,
  ],
  [
    'a date that there is not',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeDate', '2027-02-31T25:00:00Z')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
    'a',
    /date .* cannot be read/,
  ],
  [
    'a duration that is none',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeDuration', 'P1M2H')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
    'a',
    /duration .* cannot be read/,
  ],
  [
    'a date for a duration',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeDuration', '2027-01-01')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
    'a',
    /duration .* cannot be read/,
  ],
  [
    'a cycle that is none',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeCycle', 'R3/P')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
    'a',
    /cycle .* cannot be read/,
  ],
  [
    'a cron text in the middle',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeCycle', '0 9 * * MON')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
    'a',
    /not by this event/,
  ],
  ['a signal without a name', after('<endEvent id="a"><signalEventDefinition/></endEvent>'), 'a', /names no signal/],
  [
    'a caught message without a name',
    after('<intermediateCatchEvent id="a"><messageEventDefinition/></intermediateCatchEvent>'),
    'a',
    /names no message/,
  ],
  [
    'a thrown timer',
    after(`<endEvent id="a"><timerEventDefinition>${formal('timeDuration', 'PT1H')}</timerEventDefinition></endEvent>`),
    'a',
    /cannot be of the type timer/,
  ],
  [
    'a process that an error starts',
    `<startEvent id="a"><errorEventDefinition/></startEvent>`,
    'a',
    /cannot be of the type error/,
  ],
  [
    'a flow out of an end',
    `${start}<endEvent id="a"/><task id="b"/>${flow('f', 's', 'a')}${flow('f2', 'a', 'b')}`,
    'a',
    /no flow may lead from/,
  ],
  ['a flow into a start', after(`<task id="a"/>${flow('f2', 'a', 's')}`), 's', /no flow may lead to/],
  [
    'a flow into a sub-process',
    after(`<subProcess id="a"><task id="i"/></subProcess>${flow('f2', 's', 'i')}`),
    'f2',
    /into or out of/,
  ],
  ['several starts', '<startEvent id="s"/><startEvent id="s2"/>', 'p', /several starts: s, s2/],
  ['an empty process', '', 'p', /holds nothing/],
  [
    'a sub-process that waits for its start',
    after(`<subProcess id="a"><startEvent id="i">${signal}</startEvent></subProcess>`),
    'a',
    /must not wait/,
  ],
  [
    'an event sub-process without an event',
    `${start}<subProcess id="a" triggeredByEvent="true"><startEvent id="i"/></subProcess>`,
    'a',
    /needs one start/,
  ],
  [
    'an event sub-process in the flow',
    after(`<subProcess id="a" triggeredByEvent="true"><startEvent id="i">${signal}</startEvent></subProcess>`),
    'a',
    /is started by an event/,
  ],
  [
    'an ad-hoc sub-process with a start',
    after('<adHocSubProcess id="a"><startEvent id="i"/></adHocSubProcess>'),
    'i',
    /no start and no end/,
  ],
  [
    'a sentry on nothing',
    after('<adHocSubProcess id="a"><task id="i" casewright:entryOn="x"/></adHocSubProcess>'),
    'i',
    /waits for x/,
  ],
  [
    'a number and a collection',
    after(
      `<task id="a"><multiInstanceLoopCharacteristics casewright:collection="xs">${formal('loopCardinality', '3')}</multiInstanceLoopCharacteristics></task>`,
    ),
    'a',
    /one of them must go/,
  ],
  ['neither', after('<task id="a"><multiInstanceLoopCharacteristics/></task>'), 'a', /needs a number/],
  [
    'outputs that go nowhere',
    after(
      '<task id="a"><multiInstanceLoopCharacteristics casewright:collection="xs" casewright:outputElement="x"/></task>',
    ),
    'a',
    /needs both/,
  ],
  ['a loop without an end', after('<task id="a"><standardLoopCharacteristics/></task>'), 'a', /without a condition/],
  ['a task that no flow leads to', after('<task id="a"/><task id="b"/>'), 'b', /never be reached/],
  ['a call of another file', after('<callActivity id="a" calledElement="other"/>'), 'a', /calls the process other/],
  ['an expression that cannot be read', choice('x &gt;', 'y'), 'f1', /the expression x > ends too early/],
  ['an expression that is empty', after('<scriptTask id="a"/>'), 'a', /is empty/],
];
