/** Two stages with a milestone between them, and one that only an appeal enters. */
export const STAGED = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:casewright="urn:casewright:bpmn" targetNamespace="urn:test" id="file-staged">
<bpmn:process id="staged" isExecutable="true">
<bpmn:startEvent id="start"/>
<bpmn:subProcess id="check" name="Check" casewright:stage="true" casewright:sla="PT3S">
  <bpmn:startEvent id="check-start"/>
  <bpmn:userTask id="look" name="Look at it" casewright:queue="open"/>
  <bpmn:endEvent id="check-end"/>
  <bpmn:sequenceFlow id="c1" sourceRef="check-start" targetRef="look"/>
  <bpmn:sequenceFlow id="c2" sourceRef="look" targetRef="check-end"/>
</bpmn:subProcess>
<bpmn:intermediateThrowEvent id="checked" name="Checked" casewright:milestone="true"/>
<bpmn:exclusiveGateway id="appealed" default="no-appeal"/>
<bpmn:subProcess id="appeal" name="Appeal" casewright:stage="true">
  <bpmn:manualTask id="hear"/>
</bpmn:subProcess>
<bpmn:subProcess id="pay" name="Pay" casewright:stage="true">
  <bpmn:manualTask id="transfer"/>
</bpmn:subProcess>
<bpmn:endEvent id="end"/>
<bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
<bpmn:sequenceFlow id="f2" sourceRef="check" targetRef="checked"/>
<bpmn:sequenceFlow id="f3" sourceRef="checked" targetRef="appealed"/>
<bpmn:sequenceFlow id="f4" sourceRef="appealed" targetRef="appeal">
  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">appeals = true</bpmn:conditionExpression>
</bpmn:sequenceFlow>
<bpmn:sequenceFlow id="no-appeal" sourceRef="appealed" targetRef="pay"/>
<bpmn:sequenceFlow id="f5" sourceRef="appeal" targetRef="pay"/>
<bpmn:sequenceFlow id="f6" sourceRef="pay" targetRef="end"/>
</bpmn:process>
</bpmn:definitions>`;

/** What large cases get: an owner, a priority, a day. */
export const LARGE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="large" name="Large" namespace="urn:test">
  <inputData id="i1" name="amount"><variable name="amount"/></inputData>
  <decision id="d1" name="Large">
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>amount</text></inputExpression></input>
      <output name="owner"/><output name="priority"/><output name="target"/>
      <rule><inputEntry><text>&gt; 1000</text></inputEntry><outputEntry><text>"ana"</text></outputEntry>
        <outputEntry><text>20</text></outputEntry><outputEntry><text>"P1D"</text></outputEntry></rule>
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"nobody"</text></outputEntry>
        <outputEntry><text>null</text></outputEntry><outputEntry><text>"soon"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

/** Gives small amounts a case type, and others none. */
export const WHICH = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="which" name="Which" namespace="urn:test">
  <inputData id="i1" name="amount"><variable name="amount"/></inputData>
  <decision id="d1" name="Which">
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>amount</text></inputExpression></input>
      <output name="caseType"/>
      <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>"decided"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
