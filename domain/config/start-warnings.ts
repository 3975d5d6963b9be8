import { modelOf } from '../bpmn/model';
import { startsOfAll } from '../bpmn/possible-starts';
import type { CaseTypeDocument } from './case-type';
import type { DocumentFault } from './check-document';

/** Messages that begin cases of other types of the division as well: each begins one case only. */
export function startWarnings(type: CaseTypeDocument, others: readonly CaseTypeDocument[]): DocumentFault[] {
  return messagesOf(type).flatMap(({ element, name }) => {
    const same = others.filter((other) => messagesOf(other).some((one) => one.name === name)).map(({ key }) => key);
    if (same.length === 0) return [];
    const message = `the message "${name}" begins cases of ${same.join(', ')} too: each message begins one case, of one of these types`;
    return [
      { path: ['bpmn', element], message, code: 'SHARED_MESSAGE', values: { types: same.join(', ') }, value: name },
    ];
  });
}

function messagesOf({ model }: Pick<CaseTypeDocument, 'model'>): { element: string; name: string }[] {
  if (!model || !('graph' in model)) return [];
  return startsOfAll(modelOf(model.graph)).flatMap(({ element, definitions }) =>
    definitions.flatMap((one) => (one.type === 'message' && one.message ? [{ element, name: one.message.name }] : [])),
  );
}
