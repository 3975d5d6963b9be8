import { readBpmn } from '../../../../domain/bpmn/read/read-bpmn';
import type { Refusal, ReportLine } from '../../../../domain/bpmn/read/reading';
import type { FlowNode, Graph } from '../../../../domain/bpmn/graph';

const namespaces = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:casewright="urn:casewright:bpmn"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** A file that holds these root elements. */
export function fileOf(roots: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions ${namespaces} id="file" targetNamespace="test">${roots}</definitions>`;
}

/** A file with one process that holds these elements. */
export function processOf(elements: string, roots = ''): string {
  return fileOf(`${roots}<process id="p" isExecutable="true">${elements}</process>`);
}

export async function graphOf(xml: string): Promise<Graph> {
  const read = await readBpmn(xml);
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.graph;
}

export async function reportOf(xml: string): Promise<readonly ReportLine[]> {
  const read = await readBpmn(xml);
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.report;
}

/** None when it is read. */
export async function refusalsOf(xml: string): Promise<Told[]> {
  const read = await readBpmn(xml);
  return 'refused' in read ? toldOf(read.refused) : [];
}

type Told = Pick<Refusal, 'element' | 'reason'>;

/** Refusals as people read them; by which rule, with what it holds, is looked at in a test of its own. */
export function toldOf(refused: readonly Refusal[]): Told[] {
  return refused.map(({ element, reason }) => ({ element, reason }));
}

export async function nodeOf(xml: string, id: string): Promise<FlowNode> {
  const node = (await graphOf(xml)).nodes.find((one) => one.id === id);
  if (!node) throw new Error(`no node ${id}`);
  return node;
}
