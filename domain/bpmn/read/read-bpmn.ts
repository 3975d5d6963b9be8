import { BpmnModdle } from 'bpmn-moddle';
import type { Warning } from 'bpmn-moddle';
import type { Graph } from '../graph';
import { buildGraph } from './build-graph';
import { placeOf } from './bpmn-element';
import { foreignNamespaces } from './foreign';
import { refuseByText } from './limits';
import { Reading } from './reading';
import type { Refusal, ReportLine } from './reading';

export type ReadModel = { graph: Graph; report: readonly ReportLine[] } | { refused: readonly Refusal[] };

const maxElements = 5_000;

/**
 * What a `.bpmn` file says, or why it cannot be run. Nothing of a file is passed over: what has no meaning here is in the
 * report, or refused.
 */
export async function readBpmn(xml: string, options: { process?: string } = {}): Promise<ReadModel> {
  const refusal = refuseByText(xml);
  if (refusal) return { refused: [refusal] };
  const reading = new Reading();
  try {
    const { rootElement, warnings } = await new BpmnModdle({}, { nsMap: foreignNamespaces }).fromXML(xml);
    if (warnings.length > 0) return { refused: warnings.map(told) };
    const graph = buildGraph(reading, rootElement, options.process);
    const size = graph.nodes.length + graph.flows.length;
    if (size > maxElements) reading.refuse(undefined, `has ${size} elements, and at most ${maxElements} are allowed`);
    return reading.refused.length > 0 ? { refused: reading.refused } : { graph, report: reading.report };
  } catch (error) {
    return { refused: [told({ message: error instanceof Error ? error.message : String(error) })] };
  }
}

/** The parser tells on several lines where it stands. */
function told({ message, element, property }: Warning): Refusal {
  const [, tag, line, reason] =
    /^unparsable content (.*?) ?detected\s+line: (\d+)[\s\S]*nested error: ([\s\S]*)$/.exec(message) ?? [];
  if (line !== undefined) {
    return {
      element: 'file',
      reason: `line ${Number(line) + 1}${tag ? `, ${tag.slice(0, 60)}` : ''}: ${reason?.slice(0, 200)}`,
    };
  }
  const place = element ? placeOf(element) : 'file';
  return {
    element: place,
    reason: `${message.slice(0, 200)}${property ? ` (${property.replace(/^bpmn:/, '')})` : ''}`,
  };
}
