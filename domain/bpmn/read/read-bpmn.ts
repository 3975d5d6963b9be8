import type { BpmnElement, Warning } from 'bpmn-moddle';
import type { Graph } from '../graph';
import { say } from '../lint-texts';
import { placeOf } from './bpmn-element';
import { buildGraph } from './build-graph';
import { refuseByText } from './limits';
import { parseFile } from './parse-file';
import { Reading } from './reading';
import type { Refusal, ReportLine } from './reading';

export type ReadModel = { graph: Graph; report: readonly ReportLine[] } | { refused: readonly Refusal[] };

interface ReadOptions {
  process?: string;
  /** Our own text, which may be of any length. */
  isOwn?: boolean;
}

/**
 * What a `.bpmn` file says, or why it cannot be run. Nothing of a file is passed over: what has no meaning here is in the
 * report, or refused.
 */
export async function readBpmn(xml: string, options: ReadOptions = {}): Promise<ReadModel> {
  return (await readWithRoot(xml, options)).read;
}

/** The same with its elements, where it was read. */
export async function readWithRoot(
  xml: string,
  { process, isOwn = false }: ReadOptions,
): Promise<{ read: ReadModel; root?: BpmnElement }> {
  const refusal = isOwn ? null : refuseByText(xml);
  if (refusal) return { read: { refused: [refusal] } };
  const parsed = await parseFile(xml);
  if ('warnings' in parsed) return { read: { refused: parsed.warnings.map(told) } };
  const { root } = parsed;
  const reading = new Reading();
  const graph = buildGraph(reading, root, process, isOwn ? Infinity : undefined);
  if (!graph || reading.refused.length > 0) return { read: { refused: reading.refused } };
  return { read: { graph, report: reading.linesByElement() }, root };
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
      ...say('XML_FAULT', {
        line: Number(line) + 1,
        tag: tag ? `, ${tag.slice(0, 60)}` : '',
        fault: reason?.slice(0, 200),
      }),
    };
  }
  const place = element ? placeOf(element) : 'file';
  return {
    element: place,
    ...say('XML_WARNING', {
      fault: `${message.slice(0, 200)}${property ? ` (${property.replace(/^bpmn:/, '')})` : ''}`,
    }),
  };
}
