import { BpmnModdle } from 'bpmn-moddle';
import type { BpmnElement, Warning } from 'bpmn-moddle';
import { withoutEncoding } from '../../xml/declared-encoding';
import { impatientHandler } from '../../xml/impatient-handler';
import { foreignNamespaces } from './foreign';

const maxWarnings = 20;
/** What it knows are the types of BPMN, and it keeps nothing of a file: to make it takes as long as to read a small one. */
let types: BpmnModdle | undefined;

/** The elements of a file, or all that is wrong with its text, within reason. */
export async function parseFile(xml: string): Promise<{ root: BpmnElement } | { warnings: readonly Warning[] }> {
  try {
    types ??= new BpmnModdle({}, { nsMap: { ...foreignNamespaces } });
    const { rootElement, warnings } = await types.fromXML(withoutEncoding(xml), {
      handler: impatientHandler(maxWarnings),
    });
    return warnings.length > 0 ? { warnings } : { root: rootElement };
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: readonly Warning[] };
    return { warnings: warnings.length >= maxWarnings ? warnings : [...warnings, { message }] };
  }
}
