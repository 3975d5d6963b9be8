import { checkedModel } from '../../../../domain/bpmn/checked-model';
import type { Graph } from '../../../../domain/bpmn/graph';

export async function graphOf(xml: string): Promise<Graph> {
  const read = await checkedModel(xml);
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.graph;
}
