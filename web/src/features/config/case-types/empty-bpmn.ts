/** A process with one task, to begin with. IDs in files are plain words, and a key may begin with a digit. */
export function emptyBpmn(key: string, name: string): string {
  const id = `Process_${key.replaceAll(/[^\w-]/g, '_')}`;
  const text = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:casewright="urn:casewright:bpmn" id="Definitions" targetNamespace="urn:casewright:case">
  <bpmn:process id="${id}" name="${text}" isExecutable="true">
    <bpmn:startEvent id="Start" name="Start" />
    <bpmn:sequenceFlow id="ToTask" sourceRef="Start" targetRef="Task" />
    <bpmn:userTask id="Task" name="First task" />
    <bpmn:sequenceFlow id="ToEnd" sourceRef="Task" targetRef="End" />
    <bpmn:endEvent id="End" name="End" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram">
    <bpmndi:BPMNPlane id="Plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="StartShape" bpmnElement="Start">
        <dc:Bounds x="160" y="102" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="TaskShape" bpmnElement="Task">
        <dc:Bounds x="250" y="80" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="EndShape" bpmnElement="End">
        <dc:Bounds x="410" y="102" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="ToTaskEdge" bpmnElement="ToTask">
        <di:waypoint x="196" y="120" />
        <di:waypoint x="250" y="120" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="ToEndEdge" bpmnElement="ToEnd">
        <di:waypoint x="350" y="120" />
        <di:waypoint x="410" y="120" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
