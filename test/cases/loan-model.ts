const flow = (from: string, to: string, condition = '') =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`;
const when = (text: string) => `<conditionExpression xsi:type="tFormalExpression">${text}</conditionExpression>`;

/**
 * A loan: each applicant is checked by somebody, an ad-hoc stage in which the house must be valued and may be visited, then money
 * is reserved, which is undone when the customer does not sign.
 */
export const LOAN = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:casewright="urn:casewright:bpmn" targetNamespace="urn:test" id="loan-file">
<process id="loan-case" isExecutable="true">
  <startEvent id="start"/>
  <userTask id="check" name="Check an applicant" casewright:queue="open">
    <multiInstanceLoopCharacteristics isSequential="false" casewright:collection="applicants" casewright:element="applicant"
      casewright:outputCollection="scores" casewright:outputElement="score"/>
  </userTask>
  <adHocSubProcess id="house" cancelRemainingInstances="true">
    <userTask id="value" name="Value the house" casewright:queue="open" casewright:required="true"/>
    <userTask id="visit" name="Visit the house" casewright:queue="open" casewright:manualActivation="true"/>
  </adHocSubProcess>
  <serviceTask id="reserve" casewright:activity="reserve" casewright:taskQueue="bank"/>
  <boundaryEvent id="undo" attachedToRef="reserve"><compensateEventDefinition id="undo-what"/></boundaryEvent>
  <serviceTask id="release" isForCompensation="true" casewright:activity="release" casewright:taskQueue="bank"/>
  <association id="undone-by" associationDirection="One" sourceRef="undo" targetRef="release"/>
  <userTask id="sign" name="Have it signed" casewright:queue="open" casewright:worktype="signature"/>
  <exclusiveGateway id="signed" default="signed-refused"/>
  <endEvent id="granted"/>
  <intermediateThrowEvent id="refused"><compensateEventDefinition id="undo-all"/></intermediateThrowEvent>
  <endEvent id="over"/>
  ${flow('start', 'check')}${flow('check', 'house')}${flow('house', 'reserve')}${flow('reserve', 'sign')}${flow('sign', 'signed')}
  ${flow('signed', 'granted', when('disposition = "signed"'))}${flow('signed', 'refused')}${flow('refused', 'over')}
</process>
</definitions>`;
