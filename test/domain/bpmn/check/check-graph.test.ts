import { checkGraph } from '../../../../domain/bpmn/check/check-graph';
import { graphOf, fileOf, processOf, toldOf } from '../read/model-of';
import { badProcesses } from './bad-processes';
import { flow, start, signal, roots, boundary, choice, formal, after } from './parts';

const good: [fact: string, elements: string][] = [
  ['a choice with a default', choice('x &gt; 1', undefined, 'default="f2"')],
  ['a choice by conditions', choice('x &gt; 1', 'x &lt; 2')],
  ['a choice of one', `${start}<exclusiveGateway id="g"/><task id="a"/>${flow('f', 's', 'g')}${flow('f1', 'g', 'a')}`],
  ['tasks without a start event', '<task id="a"/><task id="b"/>'],
  ['a boundary event', after(`<task id="a"/>${boundary('b', 'a', signal)}<task id="c"/>${flow('f2', 'b', 'c')}`)],
  [
    'a link',
    after(
      '<intermediateThrowEvent id="a"><linkEventDefinition name="L"/></intermediateThrowEvent><intermediateCatchEvent id="c"><linkEventDefinition name="L"/></intermediateCatchEvent>',
    ),
  ],
  [
    'compensation',
    after(
      `<task id="a"/>${boundary('b', 'a', '<compensateEventDefinition/>')}<task id="u" isForCompensation="true"/><association id="as" sourceRef="b" targetRef="u"/><endEvent id="end"><compensateEventDefinition activityRef="a"/></endEvent>${flow('f2', 'a', 'end')}`,
    ),
  ],
  [
    'compensation from an event sub-process',
    `<subProcess id="h"><startEvent id="hs"/><task id="a"/>${flow('hf', 'hs', 'a')}<subProcess id="ev" triggeredByEvent="true"><startEvent id="es"><errorEventDefinition errorRef="e"/></startEvent><endEvent id="ee"><compensateEventDefinition activityRef="a"/></endEvent>${flow('ef', 'es', 'ee')}</subProcess></subProcess>`,
  ],
  [
    'a transaction that is cancelled',
    after(
      `<transaction id="a"><subProcess id="i"><endEvent id="ie"><cancelEventDefinition/></endEvent></subProcess></transaction>${boundary('b', 'a', '<cancelEventDefinition/>')}`,
    ),
  ],
  [
    'an ad-hoc sub-process',
    after(
      '<adHocSubProcess id="a"><task id="b"/><task id="c" casewright:entryOn="b"/><intermediateThrowEvent id="d" casewright:milestone="true"/></adHocSubProcess>',
    ),
  ],
  [
    'starts of an embedded sub-process',
    after('<subProcess id="a"><startEvent id="s1"/><startEvent id="s2"/></subProcess>'),
  ],
  [
    'events to choose from',
    after(
      `<eventBasedGateway id="a"/><intermediateCatchEvent id="c">${signal}</intermediateCatchEvent><receiveTask id="r" messageRef="m"/>${flow('f1', 'a', 'c')}${flow('f2', 'a', 'r')}`,
    ),
  ],
  [
    'a cron text of a start',
    `<startEvent id="a"><timerEventDefinition>${formal('timeCycle', '0 9 * * MON')}</timerEventDefinition></startEvent>`,
  ],
  [
    'a cycle',
    after(
      `<task id="a"/>${boundary('b', 'a', `<timerEventDefinition>${formal('timeCycle', 'R3/PT1H')}</timerEventDefinition>`)}`,
    ),
  ],
  [
    'a time that is computed',
    after(
      `<intermediateCatchEvent id="a"><timerEventDefinition>${formal('timeDuration', '=duration(text)')}</timerEventDefinition></intermediateCatchEvent>`,
    ),
  ],
  ['names that nobody knows beforehand', choice('order.total &gt; limit', 'not(order.isPaid)')],
];

test.each(good)('%s is good', async (_fact, elements) => {
  expect(toldOf(checkGraph(await graphOf(processOf(elements, roots))))).toEqual([]);
});

test.each(badProcesses)('refused is %s', async (_fact, elements, element, reason) => {
  const matching = expect.stringMatching(reason) as string;
  expect(toldOf(checkGraph(await graphOf(processOf(elements, roots))))).toContainEqual({ element, reason: matching });
});

test('of what cannot be reached the outermost is told', async () => {
  const xml = processOf(after('<task id="a"/><subProcess id="b"><task id="c"/></subProcess>'));
  expect(toldOf(checkGraph(await graphOf(xml)))).toEqual([{ element: 'b', reason: 'can never be reached' }]);
});

test('several starts are good when cases name theirs', async () => {
  const graph = await graphOf(processOf('<startEvent id="s"/><startEvent id="s2"/>'));
  expect(toldOf(checkGraph(graph, { start: 's2' }))).toEqual([]);
});

test('a message flow stands for a message', async () => {
  const xml = fileOf(
    `<collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2" processRef="q"/><messageFlow id="mf" sourceRef="a" targetRef="b"/></collaboration>
     <process id="p"><sendTask id="a"/></process><process id="q"><receiveTask id="b"/></process>`,
  );
  expect(toldOf(checkGraph(await graphOf(xml)))).toEqual([]);
});

test('an ID that is given twice is refused', async () => {
  const graph = await graphOf(processOf('<task id="a"/>'));
  const doubled = { ...graph, nodes: [...graph.nodes, ...graph.nodes] };
  expect(toldOf(checkGraph(doubled))).toContainEqual({ element: 'a', reason: 'its ID is given twice' });
});
