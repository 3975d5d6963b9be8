import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

/** Approval, payment one way or the other (an incident where the customer names no way), then what an ad-hoc stage offers. */
export const claimModel = readFileSync(join(projectRoot, 'test', 'web', 'claim.bpmn'), 'utf8');
const attributes = {
  type: 'object',
  required: ['Claim_Value', 'payment'],
  properties: { Claim_Value: { type: 'number', title: 'Claim value' }, payment: { type: 'string' } },
};
/** Case types of the claims office: one that is drawn, and the same without its drawing. */
export const caseDocuments = [
  {
    kind: 'worktype',
    key: 'approval',
    division: 'claims',
    referencePrefix: 'APP',
    queue: 'claims',
    dispositions: ['approved', 'rejected'],
    routing: { plan: 'claim-standard' },
  },
  {
    kind: 'case-type',
    key: 'claim',
    name: 'Claim',
    division: 'claims',
    bpmn: claimModel,
    referencePrefix: 'CAS',
    attributes,
  },
  {
    kind: 'case-type',
    key: 'undrawn',
    name: 'Undrawn',
    division: 'claims',
    bpmn: claimModel.replace(/<bpmndi:[\s\S]*<\/bpmndi:BPMNDiagram>/, ''),
  },
  {
    kind: 'case-type',
    key: 'recalled',
    name: 'Recalled',
    division: 'claims',
    bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<signal id="all" name="recall-all"/><error id="broken" errorCode="BROKEN"/>
<process id="whole" isExecutable="true"><startEvent id="s"/>
<subProcess id="inner" name="The count"><startEvent id="is"/><manualTask id="count" name="Count"/>
<sequenceFlow id="i" sourceRef="is" targetRef="count"/></subProcess>
<boundaryEvent id="late" name="Too late" attachedToRef="inner"><timerEventDefinition id="hour"><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
<subProcess id="recall" triggeredByEvent="true"><startEvent id="rs"><signalEventDefinition id="rd" signalRef="all"/></startEvent>
<endEvent id="re" name="Recalled"><errorEventDefinition id="red" errorRef="broken"/></endEvent><sequenceFlow id="r" sourceRef="rs" targetRef="re"/></subProcess>
<endEvent id="over"/><sequenceFlow id="a" sourceRef="s" targetRef="inner"/><sequenceFlow id="b" sourceRef="late" targetRef="over"/></process></definitions>`,
  },
  {
    kind: 'case-type',
    key: 'asked-for',
    name: 'Asked for by a message',
    division: 'claims',
    bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><message id="m" name="asked-for"/>
<process id="p" isExecutable="true"><startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent></process></definitions>`,
  },
];

const claimStages = {
  kind: 'case-type',
  key: 'staged',
  name: 'Staged claim',
  division: 'claims',
  referencePrefix: 'STG',
  intents: [{ when: 'contains(lower case(text), "roof")', reason: 'speaks of a roof' }],
  plan: {
    stages: [
      { name: 'Intake', key: 'intake', steps: [{ task: 'Look at it', key: 'look', worktype: 'letter' }] },
      { name: 'Repair', key: 'repair', steps: [{ task: 'Mend it', key: 'mend', worktype: 'letter' }] },
    ],
  },
};
/** Case types with stages, which have a board of them. */
export const stagedTypes = [
  claimStages,
  { kind: 'case-type', key: 'plain', name: 'Other', division: 'claims', plan: claimStages.plan },
];
