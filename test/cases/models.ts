/** A file of one process. */
function bpmn(id: string, content: string, roots = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:casewright="urn:casewright:bpmn" targetNamespace="urn:test" id="file-${id}">
${roots}
<bpmn:process id="${id}" isExecutable="true">
${content}
</bpmn:process>
</bpmn:definitions>`;
}

let flows = 0;
/** Flows along these elements, one after another. */
function path(...elements: string[]): string {
  return elements
    .slice(1)
    .map((to, index) => `<bpmn:sequenceFlow id="f${(flows += 1)}" sourceRef="${elements[index]}" targetRef="${to}"/>`)
    .join('\n');
}

/** A flow that is taken where the condition holds. */
function branch(from: string, to: string, condition: string): string {
  const text = condition.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<bpmn:sequenceFlow id="f${(flows += 1)}" sourceRef="${from}" targetRef="${to}">
  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${text}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

function message(id: string, name: string, key: string): string {
  return `<bpmn:message id="${id}" name="${name}"><bpmn:extensionElements>
  <zeebe:subscription xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" correlationKey="${key}"/>
  </bpmn:extensionElements></bpmn:message>`;
}

const user = (id: string, name: string, more = '') =>
  `<bpmn:userTask id="${id}" name="${name}" casewright:queue="open" ${more}/>`;
const timer = (duration: string) => `<bpmn:timerEventDefinition id="t${(flows += 1)}">
  <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;

/** Intake, approval of what is large with a reminder to a supervisor, payment by an outside worker, and its confirmation. */
export const CLAIM = bpmn(
  'claim-case',
  `<bpmn:startEvent id="start"/>
${user('intake', 'Take the claim in')}
<bpmn:exclusiveGateway id="large" default="small-flow"/>
${user('approve', 'Approve the claim', 'casewright:worktype="approval"')}
<bpmn:boundaryEvent id="late" attachedToRef="approve" cancelActivity="false">${timer('PT2S')}</bpmn:boundaryEvent>
${user('remind', 'Look after the approval')}
<bpmn:endEvent id="reminded"/>
<bpmn:exclusiveGateway id="approved" default="no"/>
<bpmn:exclusiveGateway id="join"/>
<bpmn:serviceTask id="pay" name="Pay" casewright:activity="pay" casewright:taskQueue="payments" casewright:retries="2"/>
<bpmn:intermediateCatchEvent id="confirmed"><bpmn:messageEventDefinition id="md" messageRef="confirmation"/></bpmn:intermediateCatchEvent>
<bpmn:endEvent id="paid"/>
<bpmn:endEvent id="rejected"/>
${path('start', 'intake', 'large')}
${branch('large', 'approve', 'Claim_Value > 1000')}
<bpmn:sequenceFlow id="small-flow" sourceRef="large" targetRef="join"/>
${path('approve', 'approved')}
${path('late', 'remind', 'reminded')}
${branch('approved', 'join', 'disposition = "approved"')}
<bpmn:sequenceFlow id="no" sourceRef="approved" targetRef="rejected"/>
${path('join', 'pay', 'confirmed', 'paid')}`,
  message('confirmation', 'payment-confirmed', 'payment'),
);

/** Work that is called back by a message. */
export const RECALL = bpmn(
  'recall-case',
  `<bpmn:startEvent id="start"/>
${user('work', 'Work')}
<bpmn:boundaryEvent id="recalled" attachedToRef="work"><bpmn:messageEventDefinition id="md" messageRef="recall"/></bpmn:boundaryEvent>
<bpmn:endEvent id="done"/>
<bpmn:endEvent id="given-up"/>
${path('start', 'work', 'done')}
${path('recalled', 'given-up')}`,
  message('recall', 'recall', 'order'),
);

/** Prepared by hand, then a message that may have come before. */
export const EARLY = bpmn(
  'early-case',
  `<bpmn:startEvent id="start"/>
<bpmn:manualTask id="prepare"/>
<bpmn:intermediateCatchEvent id="arrival"><bpmn:messageEventDefinition id="md" messageRef="arrived"/></bpmn:intermediateCatchEvent>
<bpmn:endEvent id="end"/>
${path('start', 'prepare', 'arrival', 'end')}`,
  message('arrived', 'arrived', 'order'),
);

/** Waits for a signal, and throws one of its own. */
export const SIGNALS = bpmn(
  'signal-case',
  `<bpmn:startEvent id="start"/>
<bpmn:intermediateCatchEvent id="heard"><bpmn:signalEventDefinition id="sd" signalRef="go"/></bpmn:intermediateCatchEvent>
<bpmn:endEvent id="end"/>
${path('start', 'heard', 'end')}`,
  '<bpmn:signal id="go" name="go"/>',
);

/** A task of an outside worker whose refusal is caught. */
export const CHARGE = bpmn(
  'charge-case',
  `<bpmn:startEvent id="start"/>
<bpmn:serviceTask id="charge" casewright:activity="charge" casewright:taskQueue="charges" casewright:retries="1"/>
<bpmn:boundaryEvent id="declined" attachedToRef="charge"><bpmn:errorEventDefinition id="ed" errorRef="decline"/></bpmn:boundaryEvent>
${user('call', 'Call the customer')}
<bpmn:endEvent id="charged"/>
<bpmn:endEvent id="called"/>
${path('start', 'charge', 'charged')}
${path('declined', 'call', 'called')}`,
  '<bpmn:error id="decline" name="decline" errorCode="DECLINED"/>',
);

/** Two pieces of work side by side. */
export const PAIR = bpmn(
  'pair-case',
  `<bpmn:startEvent id="start"/>
<bpmn:parallelGateway id="split"/>
${user('left', 'Left')}
${user('right', 'Right')}
<bpmn:parallelGateway id="join"/>
<bpmn:endEvent id="end"/>
${path('start', 'split', 'left', 'join', 'end')}
${path('split', 'right', 'join')}`,
);

/** Starts by a message, or by a signal; tells others by both. */
export const ORDERED = bpmn(
  'ordered-case',
  `<bpmn:startEvent id="by-message"><bpmn:messageEventDefinition id="md" messageRef="ordered"/></bpmn:startEvent>
<bpmn:startEvent id="by-signal"><bpmn:signalEventDefinition id="sd" signalRef="opened"/></bpmn:startEvent>
<bpmn:exclusiveGateway id="begun"/>
<bpmn:intermediateThrowEvent id="tell"><bpmn:messageEventDefinition id="td" messageRef="told"/></bpmn:intermediateThrowEvent>
<bpmn:intermediateThrowEvent id="call"><bpmn:signalEventDefinition id="cd" signalRef="go"/></bpmn:intermediateThrowEvent>
<bpmn:endEvent id="end"/>
${path('by-message', 'begun', 'tell', 'call', 'end')}
${path('by-signal', 'begun')}`,
  `${message('ordered', 'ordered', 'order')}${message('told', 'arrived', 'order')}
<bpmn:signal id="opened" name="opened"/><bpmn:signal id="go" name="go"/>`,
);

/** Asks a service over HTTP, then a decision. The address is a variable. */
export const QUOTE = bpmn(
  'quote-case',
  `<bpmn:startEvent id="start"/>
<bpmn:serviceTask id="ask" casewright:connector="http"><bpmn:extensionElements>
  <casewright:property name="url" value="=receiver"/><casewright:property name="result" value="quote"/>
</bpmn:extensionElements></bpmn:serviceTask>
<bpmn:businessRuleTask id="rate" casewright:decision="rating" casewright:resultVariable="rating"/>
<bpmn:endEvent id="end"/>
${path('start', 'ask', 'rate', 'end')}`,
);

/** A decision of a kind that decides nothing of items. */
export const RATING = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rating" name="Rating" namespace="urn:test">
  <inputData id="i1" name="quote"><variable name="quote"/></inputData>
  <decision id="d1" name="Rating">
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>quote.body.rate</text></inputExpression></input>
      <output/>
      <rule><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>"good"</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"bad"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
