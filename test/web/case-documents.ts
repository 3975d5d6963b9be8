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
    key: 'asked-for',
    name: 'Asked for by a message',
    division: 'claims',
    bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><message id="m" name="asked-for"/>
<process id="p" isExecutable="true"><startEvent id="s"><messageEventDefinition messageRef="m"/></startEvent></process></definitions>`,
  },
];
