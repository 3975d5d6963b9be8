import { checkDeployment } from '../../../../domain/bpmn/check/check-deployment';
import { graphOf, processOf, toldOf } from '../read/model-of';

const known = {
  worktype: (key: string) => key === 'claim',
  queue: (key: string) => key === 'claims',
  decision: (key: string) => key === 'limit',
  skillFault: (text: string) => (text.includes('german') ? null : 'there is no such skill'),
  formFault: (text: string) => (text === 'approve' ? null : `there is no form ${text}`),
};

const good = [
  '<userTask id="a" casewright:worktype="claim" casewright:queue="claims" casewright:form="approve" casewright:skills="german &gt; 2"/>',
  '<userTask id="a" casewright:queue="=queueOf"/>',
  '<serviceTask id="a" casewright:activity="pay"/>',
  '<serviceTask id="a" casewright:connector="http"/>',
  '<sendTask id="a" messageRef="m"/>',
  '<businessRuleTask id="a" casewright:decision="limit"/>',
  '<callActivity id="a" calledElement="p"/>',
];

test.each(good)('%s is good', async (element) => {
  expect(toldOf(checkDeployment(await graphOf(processOf(element, '<message id="m" name="x"/>')), known))).toEqual([]);
});

const bad: [element: string, reason: string][] = [
  ['<userTask id="a" casewright:worktype="x"/>', 'there is no worktype x'],
  ['<userTask id="a" casewright:queue="x"/>', 'there is no queue x'],
  ['<manualTask id="a" casewright:form="x"/>', 'there is no form x'],
  ['<userTask id="a" casewright:skills="french &gt; 2"/>', 'skills: there is no such skill'],
  ['<serviceTask id="a" camunda:class="x"/>', 'names no activity and no connector'],
  ['<serviceTask id="a" casewright:connector="fax"/>', 'there is no connector fax: http, mail, webhook'],
  ...['items', 'cases', 'effects', 'bulk', 'orders'].map((queue): [string, string] => [
    `<serviceTask id="a" casewright:activity="pay" casewright:taskQueue="${queue}"/>`,
    `the task queue ${queue} is one of our own: no model may use it`,
  ]),
  [
    '<serviceTask id="a" casewright:activity="pay" casewright:taskQueue="/_sys/x"/>',
    'a task queue must not begin with /_sys/',
  ],
  [`<serviceTask id="a" casewright:activity="${'x'.repeat(256)}"/>`, 'an activity has at most 255 characters'],
  ['<sendTask id="a"/>', 'names no activity and no connector'],
  ['<businessRuleTask id="a"/>', 'names no decision'],
  ['<businessRuleTask id="a" casewright:decision="x"/>', 'there is no decision x'],
];

test.each(bad)('%s is refused', async (element, reason) => {
  expect(toldOf(checkDeployment(await graphOf(processOf(element)), known))).toEqual([{ element: 'a', reason }]);
});

const timer = (text: string) => `<timerEventDefinition><timeCycle>${text}</timeCycle></timerEventDefinition>`;
const signal = '<signalEventDefinition signalRef="go"/>';
const behind = (event: string) =>
  `<eventBasedGateway id="g" instantiate="true"/><intermediateCatchEvent id="s">${event}</intermediateCatchEvent><sequenceFlow id="f" sourceRef="g" targetRef="s"/>`;
const condition = '<conditionalEventDefinition><condition>=a &gt; 1</condition></conditionalEventDefinition>';

const by = (message: string) => `<messageEventDefinition messageRef="${message}"/>`;
test.each([
  ['two start events', `<startEvent id="s0">${by('m')}</startEvent><startEvent id="s">${by('m')}</startEvent>`],
  [
    'a receive task behind a gateway that starts it, and a start event',
    `<startEvent id="s0">${by('m')}</startEvent><eventBasedGateway id="g" instantiate="true"/><receiveTask id="s" messageRef="m"/><sequenceFlow id="f" sourceRef="g" targetRef="s"/>`,
  ],
  [
    'start events of two processes',
    `<startEvent id="s0">${by('m')}</startEvent></process><process id="q"><startEvent id="s">${by('m')}</startEvent>`,
  ],
])('a message that would begin at %s is refused at the second', async (_what, content) => {
  const roots = '<message id="m" name="order"/>';
  const reason = 'begins by the message "order", as another start of this file does';
  expect(toldOf(checkDeployment(await graphOf(processOf(content, roots)), known))).toEqual([{ element: 's', reason }]);
});

test.each([
  ['a cron text', `<startEvent id="s">${timer('0 9 * * MON-FRI')}</startEvent>`, []],
  ['a computed cycle', `<startEvent id="s">${timer('="R/PT" + string(5) + "M"')}</startEvent>`, []],
  ['any of two', `<startEvent id="s">${timer('R/P1D')}${signal}</startEvent>`, []],
  ['a time behind a gateway', behind(timer('R/P1D')), []],
  ['what is no time', `<startEvent id="s">${timer('="soon"')}</startEvent>`, ['without the variables of a case']],
  ['a variable', `<startEvent id="s">${timer('=often')}</startEvent>`, ['without the variables of a case']],
  ['a condition', `<startEvent id="s">${condition}</startEvent>`, ['waits for a condition']],
  ['a condition behind a gateway', behind(condition), ['waits for a condition']],
])('a process that begins by %s', async (_what, content, reasons) => {
  const refused = checkDeployment(await graphOf(processOf(content, '<signal id="go" name="go"/>')), known);
  expect(toldOf(refused)).toEqual(reasons.map((reason) => ({ element: 's', reason: expect.stringContaining(reason) })));
});
