import { condition, extended, message, property } from './example';
import type { Example } from './example';

export const activityExamples: Example[] = [
  ['a task passes', '<task id="a" name="Wait"/>', { kind: 'activity', name: 'Wait', in: 'p', work: { type: 'none' } }],
  [
    'names stand in quotes, numbers and what starts with = do not',
    '<userTask id="a" casewright:worktype="claim" casewright:queue="=queueOf" casewright:priority="50" casewright:dueIn="P2D"/>',
    { work: { type: 'user', properties: { worktype: '"claim"', queue: 'queueOf', priority: '50', dueIn: '"P2D"' } } },
  ],
  [
    'a user task of Camunda 7',
    '<userTask id="a" camunda:assignee="${owner}" camunda:candidateGroups="a, b" camunda:formKey="f" camunda:dueDate="${due}"/>',
    { work: { properties: { assignee: 'owner', candidateGroups: '["a", "b"]', formName: '"f"', dueDate: 'due' } } },
  ],
  [
    'a user task of Camunda 8',
    `<userTask id="a">${extended('<zeebe:assignmentDefinition assignee="=owner" candidateUsers="=team"/><zeebe:formDefinition formId="f"/><zeebe:taskSchedule dueDate="=now() + duration(&quot;P1D&quot;)"/>')}</userTask>`,
    {
      work: {
        properties: { assignee: 'owner', candidateUsers: 'team', formName: '"f"', dueDate: 'now() + duration("P1D")' },
      },
    },
  ],
  [
    'our own attributes go before others',
    '<userTask id="a" camunda:assignee="x" casewright:assignee="y"/>',
    { work: { properties: { assignee: '"y"' } } },
  ],
  ['a manual task', '<manualTask id="a"/>', { work: { type: 'manual', properties: {} } }],
  [
    'an activity on a task queue',
    '<serviceTask id="a" casewright:activity="pay" casewright:taskQueue="payments" casewright:retries="5"/>',
    { work: { type: 'service', properties: { activity: '"pay"', taskQueue: '"payments"', retries: '5' } } },
  ],
  [
    'a connector with what it is given',
    `<serviceTask id="a" casewright:connector="http">${extended(property('url', 'https://example.com') + property('body', '={id: 1}'))}</serviceTask>`,
    { work: { properties: { connector: '"http"', url: '"https://example.com"', body: '{id: 1}' } } },
  ],
  [
    'an external task of Camunda 7',
    `<serviceTask id="a" camunda:type="external" camunda:topic="pay">${extended('<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>')}</serviceTask>`,
    { work: { properties: { activity: '"pay"', retries: '3' } } },
  ],
  [
    'a job of Camunda 8',
    `<serviceTask id="a">${extended('<zeebe:taskDefinition type="pay" retries="=tries"/>')}</serviceTask>`,
    { work: { properties: { activity: '"pay"', retries: 'tries' } } },
  ],
  ['a send task', '<sendTask id="a" messageRef="m"/>', { work: { type: 'send', message, properties: {} } }],
  ['a receive task', '<receiveTask id="a" messageRef="m"/>', { work: { type: 'receive', message } }],
  [
    'a script in FEEL',
    '<scriptTask id="a" scriptFormat="feel" casewright:resultVariable="total"><script>a + b</script></scriptTask>',
    { work: { type: 'script', script: 'a + b', resultVariable: 'total' } },
  ],
  [
    'a script of Camunda 8',
    `<scriptTask id="a">${extended('<zeebe:script expression="=a + b" resultVariable="total"/>')}</scriptTask>`,
    { work: { type: 'script', script: 'a + b', resultVariable: 'total' } },
  ],
  [
    'a decision',
    '<businessRuleTask id="a" casewright:decision="limit" casewright:resultVariable="l"/>',
    { work: { type: 'business-rule', decision: 'limit', resultVariable: 'l' } },
  ],
  [
    'a decision of Camunda 8',
    `<businessRuleTask id="a">${extended('<zeebe:calledDecision decisionId="limit" resultVariable="l"/>')}</businessRuleTask>`,
    { work: { type: 'business-rule', decision: 'limit', resultVariable: 'l' } },
  ],
  ['a call', '<callActivity id="a" calledElement="p"/>', { work: { type: 'call', process: 'p' } }],
  ['a call with a prefix', '<callActivity id="a" calledElement="tns:p"/>', { work: { type: 'call', process: 'p' } }],
  [
    'a call of Camunda 8',
    `<callActivity id="a">${extended('<zeebe:calledElement processId="p"/>')}</callActivity>`,
    { work: { type: 'call', process: 'p' } },
  ],
  [
    'a global task is what its caller does',
    '<callActivity id="a" calledElement="approve"/>',
    { work: { type: 'user', properties: { worktype: '"approval"' } } },
  ],
  [
    'mappings of a call of Camunda 7',
    `<callActivity id="a" calledElement="p">${extended('<camunda:in source="x" target="y"/><camunda:in sourceExpression="${x + 1}" target="z"/><camunda:out source="r" target="s"/>')}</callActivity>`,
    {
      inputs: [
        { value: 'x', target: 'y' },
        { value: 'x + 1', target: 'z' },
      ],
      outputs: [{ value: 'r', target: 's' }],
    },
  ],
  [
    'mappings of three dialects',
    `<task id="a">${extended(
      '<casewright:input source="x" target="a1"/><zeebe:ioMapping><zeebe:input source="=y" target="a2"/><zeebe:output source="=z" target="b1"/></zeebe:ioMapping>' +
        '<camunda:inputOutput><camunda:inputParameter name="a3">text ${n}</camunda:inputParameter><camunda:inputParameter name="a4"><camunda:list><camunda:value>1</camunda:value><camunda:value>${q}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>',
    )}</task>`,
    {
      inputs: [
        { value: 'x', target: 'a1' },
        { value: 'y', target: 'a2' },
        { value: '"text " + string(n)', target: 'a3' },
        { value: '["1", q]', target: 'a4' },
      ],
      outputs: [{ value: 'z', target: 'b1' }],
    },
  ],
  [
    'data associations are mappings',
    `<dataObject id="o"/><dataObjectReference id="r" name="Order form" dataObjectRef="o"/>
     <task id="a"><ioSpecification><dataInput id="i" name="form"/><inputSet/><outputSet/></ioSpecification>
     <dataInputAssociation id="da"><sourceRef>r</sourceRef><targetRef>i</targetRef></dataInputAssociation></task>`,
    { inputs: [{ value: 'Order_form', target: 'form' }], outputs: [] },
  ],
  [
    'an assignment is a mapping',
    `<task id="a"><dataOutputAssociation id="da"><assignment><from>x + 1</from><to>y</to></assignment></dataOutputAssociation></task>`,
    { outputs: [{ value: 'x + 1', target: 'y' }] },
  ],
  [
    'a standard loop',
    `<task id="a"><standardLoopCharacteristics testBefore="true" loopMaximum="3">${condition('loopCondition', 'x &lt; 3')}</standardLoopCharacteristics></task>`,
    { loop: { type: 'standard', testBefore: true, maximum: 3, condition: 'x < 3' } },
  ],
  [
    'a number of instances',
    `<task id="a"><multiInstanceLoopCharacteristics isSequential="true">${condition('loopCardinality', '3')}${condition('completionCondition', '${nrOfCompletedInstances &gt;= 2}')}</multiInstanceLoopCharacteristics></task>`,
    {
      loop: {
        type: 'multi-instance',
        isSequential: true,
        cardinality: '3',
        completionCondition: 'numberOfCompletedInstances >= 2',
      },
    },
  ],
  [
    'a collection as BPMN says it',
    `<dataObject id="o" name="orders"/><dataObject id="q" name="results"/><task id="a"><ioSpecification><dataInput id="i"/><dataOutput id="u"/><inputSet/><outputSet/></ioSpecification>
     <dataInputAssociation id="d1"><sourceRef>o</sourceRef><targetRef>i</targetRef></dataInputAssociation><dataOutputAssociation id="d2"><sourceRef>u</sourceRef><targetRef>q</targetRef></dataOutputAssociation>
     <multiInstanceLoopCharacteristics><loopDataInputRef>i</loopDataInputRef><loopDataOutputRef>u</loopDataOutputRef><inputDataItem id="n" name="order"/><outputDataItem id="n2" name="result"/></multiInstanceLoopCharacteristics></task>`,
    {
      loop: {
        type: 'multi-instance',
        isSequential: false,
        collection: 'orders',
        element: 'order',
        outputCollection: 'results',
        outputElement: 'result',
      },
      inputs: [],
      outputs: [],
    },
  ],
  [
    'a collection of Camunda 7',
    '<task id="a"><multiInstanceLoopCharacteristics camunda:collection="${orders}" camunda:elementVariable="order"/></task>',
    { loop: { collection: 'orders', element: 'order' } },
  ],
  [
    'a collection of Camunda 8',
    `<task id="a"><multiInstanceLoopCharacteristics>${extended('<zeebe:loopCharacteristics inputCollection="=orders" inputElement="order" outputCollection="rs" outputElement="=r + 1"/>')}</multiInstanceLoopCharacteristics></task>`,
    { loop: { collection: 'orders', element: 'order', outputCollection: 'rs', outputElement: 'r + 1' } },
  ],
  [
    'our own words for a collection',
    '<task id="a"><multiInstanceLoopCharacteristics casewright:collection="orders" casewright:element="o" casewright:outputCollection="rs" casewright:outputElement="r"/></task>',
    { loop: { collection: 'orders', element: 'o', outputCollection: 'rs', outputElement: 'r' } },
  ],
  [
    'a sub-process with data',
    '<subProcess id="a"><dataObject id="o" name="x"/><task id="b"/></subProcess>',
    { work: { type: 'sub-process', dataObjects: ['x'] } },
  ],
  ['a transaction', '<transaction id="a"/>', { work: { type: 'transaction', dataObjects: [] } }],
  ['an event sub-process', '<subProcess id="a" triggeredByEvent="true"/>', { work: { type: 'event-sub-process' } }],
  [
    'an ad-hoc sub-process',
    `<adHocSubProcess id="a" ordering="Sequential" cancelRemainingInstances="false" casewright:activeElements='["b"]'>${condition('completionCondition', '=done')}</adHocSubProcess>`,
    {
      work: {
        adHoc: { isSequential: true, cancelsRemaining: false, completionCondition: 'done', activeElements: '["b"]' },
      },
    },
  ],
  [
    'a child of one',
    '<adHocSubProcess id="h"><task id="b"/><task id="a" casewright:manualActivation="true" casewright:required="true" casewright:repetition="true" casewright:entryOn="b" casewright:entryIf="x &gt; 1" casewright:exitIf="y"/></adHocSubProcess>',
    {
      in: 'h',
      plan: {
        isManual: true,
        isRequired: true,
        isRepeatable: true,
        isMilestone: false,
        entry: { on: ['b'], condition: 'x > 1' },
        exit: { on: [], condition: 'y' },
      },
    },
  ],
  [
    'a milestone',
    '<adHocSubProcess id="h"><intermediateThrowEvent id="a" casewright:milestone="true"/></adHocSubProcess>',
    { kind: 'throw', plan: { isMilestone: true } },
  ],
];
