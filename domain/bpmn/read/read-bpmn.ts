import type { Warning } from 'bpmn-moddle';
import type { Graph } from '../graph';
import { placeOf } from './bpmn-element';
import { buildGraph } from './build-graph';
import { refuseByText } from './limits';
import { parseFile } from './parse-file';
import { Reading } from './reading';
import type { Refusal, ReportLine } from './reading';

export type ReadModel = { graph: Graph; report: readonly ReportLine[] } | { refused: readonly Refusal[] };

/**
 * What a `.bpmn` file says, or why it cannot be run. Nothing of a file is passed over: what has no meaning here is in the
 * report, or refused.
 */
export async function readBpmn(xml: string, options: { process?: string } = {}): Promise<ReadModel> {
  const refusal = refuseByText(xml);
  if (refusal) return { refused: [refusal] };
  const parsed = await parseFile(xml);
  if ('warnings' in parsed) return { refused: parsed.warnings.map(told) };
  const reading = new Reading();
  const graph = buildGraph(reading, parsed.root, options.process);
  if (!graph || reading.refused.length > 0) return { refused: reading.refused };
  return { graph, report: reading.linesByElement() };
}

/** The parser tells on several lines where it stands. */
function told({ message, element, property }: Warning): Refusal {
  const pattern = /^unparsable content ([^\n]*?) ?detected\s+line: (\d+)[\s\S]*nested error: ([\s\S]*)$/;
  const [, tag, line, reason] = pattern.exec(message) ?? [];
  if (line !== undefined) {
    // Two elements with one ID are told by the ID.
    const [, id = 'file'] = / ID <(.*)>$/.exec(reason ?? '') ?? [];
    return {
      element: id,
      reason: `line ${Number(line) + 1}${tag ? `, ${tag.slice(0, 60)}` : ''}: ${reason?.slice(0, 200)}`,
    };
  }
  const place = element ? placeOf(element) : 'file';
  return {
    element: place,
    reason: `${message.slice(0, 200)}${property ? ` (${property.replace(/^bpmn:/, '')})` : ''}`,
  };
}
