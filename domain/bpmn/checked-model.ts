import { checkGraph } from './check/check-graph';
import { readBpmn, type ReadModel } from './read/read-bpmn';

/** What a `.bpmn` file says when it can be read and run, or all that stands against that. */
export async function checkedModel(xml: string, options: { process?: string } = {}): Promise<ReadModel> {
  const read = await readBpmn(xml, options);
  if ('refused' in read) return read;
  const refused = checkGraph(read.graph);
  return refused.length > 0 ? { refused } : read;
}
