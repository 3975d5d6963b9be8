import { fileOf, graphOf, processOf, refusalsOf, reportOf } from './model-of';

const expression = (name: string, text: string, attributes = '') =>
  `<${name} xsi:type="tFormalExpression" ${attributes}>${text}</${name}>`;
const condition = (text: string, attributes = '') =>
  `<task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b">${expression('conditionExpression', text, attributes)}</sequenceFlow>`;

const refused: [fact: string, xml: string, element: string, reason: string | RegExp][] = [
  ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY y "z">]>${processOf('')}`, 'file', /DOCTYPE/],
  ['what is no XML', 'hello', 'file', /./],
  ['a file that ends early', processOf('<task id="a"/>').slice(0, -30), 'file', /./],
  ['a file that ends within a tag', '<definitions id="a', 'file', /ends within a tag/],
  ['too many characters', ' '.repeat(5_000_001), 'file', /longer than/],
  ['too many tags', processOf('<task/>'.repeat(100_001)), 'file', /more than 100000 tags/],
  [
    'too many elements',
    processOf(Array.from({ length: 5_001 }, (_, i) => `<task id="t${i}"/>`).join('')),
    'file',
    /5001 elements/,
  ],
  ['too deep', processOf('<subProcess>'.repeat(70) + '</subProcess>'.repeat(70)), 'file', /nested deeper/],
  ['an element that BPMN does not know', processOf('<bogus/>'), 'file', /line 1, <bogus\/>: .*Bogus/],
  [
    'an attribute that BPMN does not know',
    processOf('<task id="a" isUrgent="true"/>'),
    'a',
    /unknown attribute <isUrgent>/,
  ],
  ['text at a loss', processOf('<task id="a">hello</task>'), 'file', /unexpected body text <hello>/],
  [
    'a reference to nothing',
    processOf('<task id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'),
    'f',
    'unresolved reference <b> (targetRef)',
  ],
  ['an ID that is given twice', processOf('<task id="a"/><task id="a"/>'), 'a', /duplicate ID <a>/],
  ['an element without an ID', processOf('<task/>'), 'p', 'task has no ID'],
  ['no process', fileOf('<message id="m"/>'), 'file', 'has no process'],
  [
    'a message that is an error',
    processOf('<receiveTask id="a" messageRef="e"/>', '<error id="e"/>'),
    'a',
    'e is no message',
  ],
  [
    'a signal that is a message',
    processOf('<endEvent id="a"><signalEventDefinition signalRef="m"/></endEvent>', '<message id="m"/>'),
    'a',
    'm is no signal',
  ],
  ['an ID that objects have', processOf('<task id="__proto__"/>'), '__proto__', 'cannot have this ID'],
  ['a choreography', fileOf('<choreography id="c"/><process id="p"/>'), 'c', 'choreography is not supported'],
  [
    'a truth that is neither',
    processOf('<task id="b"/><boundaryEvent id="a" attachedToRef="b" cancelActivity="1"/>'),
    'file',
    'cancelActivity must be true or false',
  ],
  [
    'a transaction that an event triggers',
    processOf('<transaction id="a" triggeredByEvent="true"/>'),
    'a',
    /triggered by an event/,
  ],
  [
    'a quantity of tokens',
    processOf('<task id="a" startQuantity="2"/>'),
    'a',
    'startQuantity other than 1 is not supported',
  ],
  [
    'a receive task that starts a process',
    processOf('<receiveTask id="a" instantiate="true"/>'),
    'a',
    /starts a process/,
  ],
  [
    'a parallel event-based gateway',
    processOf('<eventBasedGateway id="a" eventGatewayType="Parallel"/>'),
    'a',
    /all of its events/,
  ],
  [
    'an ordering that there is not',
    processOf('<adHocSubProcess id="a" ordering="Any"/>'),
    'a',
    'there is no ordering Any',
  ],
  [
    'events of instances',
    processOf('<task id="a"><multiInstanceLoopCharacteristics behavior="One"/></task>'),
    'a',
    /behavior One/,
  ],
  [
    'a maximum that is no number',
    processOf('<task id="a"><standardLoopCharacteristics loopMaximum="many"/></task>'),
    'a',
    /loopMaximum/,
  ],
  [
    'a script in JavaScript',
    processOf('<scriptTask id="a" scriptFormat="javascript"><script>1</script></scriptTask>'),
    'a',
    'scripts in javascript are not supported',
  ],
  [
    'a condition in Groovy',
    processOf(condition('x == 1', 'language="groovy"')),
    'f',
    'the expression language groovy is not supported',
  ],
  ['a condition in another file', processOf(condition('x', 'camunda:resource="x.groovy"')), 'f', /file of its own/],
  ['a method of a bean', processOf(condition('${bean.isGood(x)}')), 'f', /no method bean.isGood/],
  ['a call without a name', processOf('<callActivity id="a"/>'), 'a', 'calls nothing'],
  [
    'a call that is computed',
    processOf('<callActivity id="a" calledElement="${which}"/>'),
    'a',
    /called process must be a plain text/,
  ],
  [
    'an error code that is computed',
    processOf('<endEvent id="a"><errorEventDefinition errorRef="e"/></endEvent>', '<error id="e" errorCode="=code"/>'),
    'e',
    /errorCode must be a plain text/,
  ],
  [
    'a misspelt attribute of ours',
    processOf('<userTask id="a" casewright:workType="x"/>'),
    'a',
    'casewright:workType means nothing at this place',
  ],
  ['one at the wrong element', processOf('<task id="a" casewright:worktype="x"/>'), 'a', /means nothing at this place/],
  [
    'a plan item outside of an ad-hoc sub-process',
    processOf('<task id="a" casewright:required="true"/>'),
    'a',
    /means nothing/,
  ],
  [
    'a plan item that is neither',
    processOf('<adHocSubProcess id="h"><task id="a" casewright:required="yes"/></adHocSubProcess>'),
    'a',
    'required must be true or false',
  ],
  [
    'a milestone that is a task',
    processOf('<adHocSubProcess id="h"><task id="a" casewright:milestone="true"/></adHocSubProcess>'),
    'a',
    /milestone/,
  ],
  [
    'activity and connector',
    processOf('<serviceTask id="a" casewright:activity="x" casewright:connector="http"/>'),
    'a',
    'has both an activity and a connector',
  ],
  [
    'a property that is given twice',
    processOf(
      '<serviceTask id="a" casewright:connector="http"><extensionElements><casewright:property name="url" value="a"/><casewright:property name="url" value="b"/></extensionElements></serviceTask>',
    ),
    'a',
    /given twice/,
  ],
  [
    'a mapping to no variable',
    processOf(
      '<task id="a"><extensionElements><zeebe:ioMapping><zeebe:input source="=x" target="y.z"/></zeebe:ioMapping></extensionElements></task>',
    ),
    'a',
    /not "y.z"/,
  ],
  [
    'a mapping by a script',
    processOf(
      '<task id="a"><extensionElements><camunda:inputOutput><camunda:inputParameter name="x"><camunda:script>1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></task>',
    ),
    'a',
    /camunda:script is not supported/,
  ],
  [
    'two handlers of one activity',
    processOf(
      '<task id="a"/><boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><task id="u" isForCompensation="true"/><task id="v" isForCompensation="true"/><association id="x" sourceRef="b" targetRef="u"/><association id="y" sourceRef="c" targetRef="v"/>',
    ),
    'a',
    /several handlers/,
  ],
];

test.each(refused)('refused is %s', async (_fact, xml, element, reason) => {
  const matching = typeof reason === 'string' ? reason : (expect.stringMatching(reason) as string);
  expect(await refusalsOf(xml)).toContainEqual({ element, reason: matching });
});

test('a file of faults is refused at the twentieth', async () => {
  const refusals = await refusalsOf(processOf('<bogus/>'.repeat(1_000)));
  expect(refusals.length).toBeLessThan(25);
});

const told: [fact: string, xml: string, element: string, what: string, meaning: string][] = [
  ['what is used', processOf('<userTask id="a" camunda:assignee="x"/>'), 'a', 'camunda:assignee', 'used as assignee'],
  [
    'a Java class',
    processOf('<serviceTask id="a" camunda:class="com.example.Pay"/>'),
    'a',
    'camunda:class',
    'has no meaning here',
  ],
  ['an attribute of anybody', processOf('<task id="a" xmlns:x="urn:x" x:y="z"/>'), 'a', 'x:y', 'has no meaning here'],
  [
    'an element of anybody',
    processOf('<task id="a"><extensionElements><x:y xmlns:x="urn:x"><x:z w="1"/></x:y></extensionElements></task>'),
    'a',
    'x:y',
    'has no meaning here',
  ],
  [
    'headers',
    processOf(
      '<serviceTask id="a"><extensionElements><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders></extensionElements></serviceTask>',
    ),
    'a',
    'zeebe:taskHeaders',
    'has no meaning here',
  ],
  [
    'what BPMN defines without a meaning here',
    processOf('<userTask id="a"><potentialOwner id="o"/></userTask>'),
    'a',
    'resources',
    'has no meaning here',
  ],
  ['an interface', `${processOf('', '<interface id="i" name="x"/>')}`, 'i', 'interface', 'has no meaning here'],
  [
    'a global task that nothing calls',
    processOf('', '<globalUserTask id="g"/>'),
    'g',
    'globalUserTask',
    'has no meaning here',
  ],
  [
    'what is left of an element that is used',
    processOf(
      '<userTask id="a"><extensionElements><zeebe:taskSchedule dueDate="=due" followUpDate="=later"/></extensionElements></userTask>',
    ),
    'a',
    'zeebe:taskSchedule@followUpDate',
    'has no meaning here',
  ],
  ['a data store', processOf('<dataStoreReference id="a"/>'), 'a', 'dataStoreReference', 'is drawn only'],
  [
    'a message without a name',
    processOf('<receiveTask id="a" messageRef="m"/>', '<message id="m"/>'),
    'm',
    'name',
    'is not given: its ID m stands for it',
  ],
  [
    'a process that is not executable',
    fileOf('<process id="p" isExecutable="false"/>'),
    'p',
    'isExecutable',
    'is false, and the process runs all the same',
  ],
  [
    'compensation that nobody waits for',
    processOf('<endEvent id="a"><compensateEventDefinition waitForCompletion="false"/></endEvent>'),
    'a',
    'waitForCompletion',
    'is always waited for',
  ],
];

test.each(told)('reported is %s', async (_fact, xml, element, what, meaning) => {
  expect(await reportOf(xml)).toContainEqual({ element, what, meaning });
});

test('a file in nothing but our own words has nothing to report', async () => {
  expect(await reportOf(processOf('<userTask id="a" casewright:worktype="x"/>'))).toEqual([]);
});

test('a case starts the process that is asked for, or else the first that is executable and not called', async () => {
  const xml = fileOf(
    '<process id="drawn"/><process id="part" isExecutable="true"/><process id="whole" isExecutable="true"><callActivity id="c" calledElement="part"/></process>',
  );
  expect((await graphOf(xml)).main).toBe('whole');
  expect(await refusalsOf(xml)).toEqual([]);
});
