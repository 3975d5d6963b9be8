import { BpmnModdle } from 'bpmn-moddle';
import type { BpmnElement, Handler, Reader, Warning } from 'bpmn-moddle';
import { foreignNamespaces } from './foreign';

/** The parser looks up the line of each fault from the start of the file: a file of faults only would hold it for minutes. */
const maxWarnings = 20;

/** The elements of a file, or all that is wrong with its text, within reason. */
export async function parseFile(xml: string): Promise<{ root: BpmnElement } | { warnings: readonly Warning[] }> {
  try {
    const moddle = new BpmnModdle({}, { nsMap: { ...foreignNamespaces } });
    const { rootElement, warnings } = await moddle.fromXML(xml, { handler: impatientHandler });
    return warnings.length > 0 ? { warnings } : { root: rootElement };
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: readonly Warning[] };
    return { warnings: warnings.length >= maxWarnings ? warnings : [...warnings, { message }] };
  }
}

/** The library has no option to stop: its handler of the root is given the context that gathers warnings. */
function impatientHandler(this: Reader, type: string): Handler {
  const handler = (Object.getPrototypeOf(this) as Reader).handler.call(this, type);
  let context: Handler['context'];
  return Object.defineProperty(handler, 'context', {
    get: () => context,
    set: (given: NonNullable<Handler['context']>) => {
      context = given;
      const add = given.addWarning.bind(given);
      given.addWarning = (warning) => {
        add(warning);
        if (given.warnings.length >= maxWarnings) throw new Error('too many faults');
      };
    },
  });
}
