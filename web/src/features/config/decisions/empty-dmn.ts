/** A file with one table, to begin with. */
export const emptyDmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="definitions" name="Decision" namespace="urn:casewright:decision">
  <inputData id="Attributes" name="attributes">
    <variable id="AttributesVariable" name="attributes" />
  </inputData>
  <decision id="Decision" name="queue">
    <variable id="Variable" name="queue" />
    <informationRequirement id="Requirement">
      <requiredInput href="#Attributes" />
    </informationRequirement>
    <decisionTable id="Table" hitPolicy="FIRST">
      <input id="Input" label="Value">
        <inputExpression id="InputExpression" typeRef="number">
          <text>attributes.value</text>
        </inputExpression>
      </input>
      <output id="Output" name="queue" typeRef="string" />
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="Diagram">
      <dmndi:DMNShape id="DecisionShape" dmnElementRef="Decision">
        <dc:Bounds x="320" y="80" width="180" height="80" />
      </dmndi:DMNShape>
      <dmndi:DMNShape id="AttributesShape" dmnElementRef="Attributes">
        <dc:Bounds x="347" y="260" width="125" height="45" />
      </dmndi:DMNShape>
      <dmndi:DMNEdge id="RequirementEdge" dmnElementRef="Requirement">
        <di:waypoint x="410" y="260" />
        <di:waypoint x="410" y="160" />
      </dmndi:DMNEdge>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`;
