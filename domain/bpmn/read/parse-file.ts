import { BpmnModdle } from 'bpmn-moddle';
import type { BpmnElement, Warning } from 'bpmn-moddle';
import { withoutEncoding } from '../../xml/declared-encoding';
import { impatientHandler } from '../../xml/impatient-handler';
import { foreignNamespaces } from './foreign';

const maxWarnings = 20;

/** The elements of a file, or all that is wrong with its text, within reason. */
export async function parseFile(xml: string): Promise<{ root: BpmnElement } | { warnings: readonly Warning[] }> {
  try {
    const moddle = new BpmnModdle({}, { nsMap: { ...foreignNamespaces } });
    const { rootElement, warnings } = await moddle.fromXML(withoutEncoding(xml), {
      handler: impatientHandler(maxWarnings),
    });
    return warnings.length > 0 ? { warnings } : { root: rootElement };
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: readonly Warning[] };
    return { warnings: warnings.length >= maxWarnings ? warnings : [...warnings, { message }] };
  }
}
