import { condition, extended, message } from './example';
import type { Example } from './example';

export const flowExamples: Example[] = [
  [
    'an exclusive gateway',
    '<exclusiveGateway id="a" default="f"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>',
    { kind: 'gateway', type: 'exclusive', defaultFlow: 'f', outgoing: ['f'] },
  ],
  ['an inclusive gateway', '<inclusiveGateway id="a"/>', { type: 'inclusive' }],
  ['a parallel gateway', '<parallelGateway id="a"/>', { type: 'parallel' }],
  [
    'an event-based gateway',
    '<eventBasedGateway id="a" instantiate="true"/>',
    { type: 'event-based', isInstantiating: true },
  ],
  [
    'a complex gateway',
    `<complexGateway id="a">${condition('activationCondition', 'activationCount &gt; 1')}</complexGateway>`,
    { type: 'complex', activationCondition: 'activationCount > 1' },
  ],
  [
    'a none start event',
    '<startEvent id="a"/>',
    { kind: 'start', definitions: [], isInterrupting: true, isParallel: false },
  ],
  [
    'a message',
    '<intermediateCatchEvent id="a"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>',
    { kind: 'catch', definitions: [{ type: 'message', message }] },
  ],
  [
    'a timer that the file defines once',
    '<intermediateCatchEvent id="a"><eventDefinitionRef>t</eventDefinitionRef></intermediateCatchEvent>',
    { definitions: [{ type: 'timer', duration: '"PT5M"' }] },
  ],
  [
    'a date, computed',
    `<intermediateCatchEvent id="a"><timerEventDefinition>${condition('timeDate', '=due')}</timerEventDefinition></intermediateCatchEvent>`,
    { definitions: [{ type: 'timer', date: 'due' }] },
  ],
  [
    'a cycle',
    `<startEvent id="a"><timerEventDefinition>${condition('timeCycle', 'R3/PT1H')}</timerEventDefinition></startEvent>`,
    { definitions: [{ type: 'timer', cycle: '"R3/PT1H"' }] },
  ],
  [
    'a cron text',
    `<startEvent id="a"><timerEventDefinition>${condition('timeCycle', '0 0 9 * * MON-FRI')}</timerEventDefinition></startEvent>`,
    { definitions: [{ type: 'timer', cycle: '"0 0 9 * * MON-FRI"' }] },
  ],
  [
    'a signal',
    '<endEvent id="a"><signalEventDefinition signalRef="s"/></endEvent>',
    { kind: 'end', definitions: [{ type: 'signal', name: 'stop' }] },
  ],
  [
    'an error',
    '<endEvent id="a"><errorEventDefinition errorRef="e"/></endEvent>',
    { definitions: [{ type: 'error', code: 'E1' }] },
  ],
  [
    'an escalation',
    '<intermediateThrowEvent id="a"><escalationEventDefinition escalationRef="x"/></intermediateThrowEvent>',
    { kind: 'throw', definitions: [{ type: 'escalation', code: 'X1' }] },
  ],
  [
    'a condition',
    `<intermediateCatchEvent id="a"><conditionalEventDefinition>${condition('condition', '${x == 1}')}</conditionalEventDefinition></intermediateCatchEvent>`,
    { definitions: [{ type: 'conditional', condition: 'x = 1' }] },
  ],
  [
    'a link',
    '<intermediateThrowEvent id="a"><linkEventDefinition name="L"/></intermediateThrowEvent>',
    { definitions: [{ type: 'link', name: 'L' }] },
  ],
  [
    'compensation of one activity',
    '<task id="b"/><endEvent id="a"><compensateEventDefinition activityRef="b"/></endEvent>',
    { definitions: [{ type: 'compensate', activity: 'b' }] },
  ],
  ['cancelling', '<endEvent id="a"><cancelEventDefinition/></endEvent>', { definitions: [{ type: 'cancel' }] }],
  ['terminating', '<endEvent id="a"><terminateEventDefinition/></endEvent>', { definitions: [{ type: 'terminate' }] }],
  [
    'several definitions, all needed',
    '<intermediateCatchEvent id="a" parallelMultiple="true"><signalEventDefinition signalRef="s"/><messageEventDefinition messageRef="m"/></intermediateCatchEvent>',
    { isParallel: true, definitions: [{ type: 'signal' }, { type: 'message' }] },
  ],
  [
    'a boundary event that does not interrupt',
    '<task id="b"/><boundaryEvent id="a" attachedToRef="b" cancelActivity="false"><signalEventDefinition signalRef="s"/></boundaryEvent>',
    { kind: 'boundary', host: 'b', isInterrupting: false },
  ],
  [
    'an activity with boundary events',
    '<task id="a"/><boundaryEvent id="b2" attachedToRef="a"><signalEventDefinition signalRef="s"/></boundaryEvent><boundaryEvent id="b1" attachedToRef="a"><errorEventDefinition/></boundaryEvent>',
    { boundary: ['b2', 'b1'] },
  ],
  [
    'an activity and the one that compensates it',
    '<task id="a"/><boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><task id="undo" isForCompensation="true"/><association id="as" sourceRef="b" targetRef="undo"/>',
    { boundary: [], compensatedBy: 'undo' },
  ],
  [
    'what an event brings',
    `<startEvent id="a">${extended('<zeebe:ioMapping><zeebe:output source="=body.id" target="id"/></zeebe:ioMapping>')}<messageEventDefinition messageRef="m"/></startEvent>`,
    { outputs: [{ value: 'body.id', target: 'id' }], inputs: [] },
  ],
  [
    'flows in the order of the file, whatever the node lists',
    '<task id="a"><outgoing>f2</outgoing><outgoing>f1</outgoing></task><task id="b"/><sequenceFlow id="f1" sourceRef="a" targetRef="b"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/>',
    { outgoing: ['f1', 'f2'] },
  ],
];
