import { cutOff } from '../../db/cut-off';
import type { Variables } from '../../domain/bpmn/state';
import { decideCaseRule } from '../../domain/decisions/decide-case-rule';
import { CONDITIONS_MS } from '../../domain/notification/event-rules';
import type { Directory } from '../catalogue/directory';
import { invalidInput } from '../http-problem';

/**
 * The type of a case that names none: what the `caseDecision` of its source says of its attributes, a key or a context with
 * `caseType`. Throws `REQUIRED` with the reason where it says nothing.
 */
export function decideType(
  { rules }: Pick<Directory, 'rules'>,
  sourceKey: string | undefined,
  attributes: Variables,
  nowMs: number,
): string {
  const source = sourceKey === undefined ? undefined : rules.source(sourceKey);
  const key = source?.caseDecision;
  if (!source || key === undefined) throw required('no source decides it');
  const document = rules.find('decision', source.division, key);
  if (!document) throw required(`there is no decision ${key}`);
  const answer = cutOff(CONDITIONS_MS, () => decideCaseRule(document, attributes, nowMs))?.value;
  if (!answer?.ok) throw required(answer?.why ?? `decision ${key} takes too long`);
  const type = typeIn(answer.value);
  if (type === null) throw required(`decision ${key} gives none`);
  return type;
}

function typeIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const { caseType } = (typeof value === 'object' && value !== null ? value : {}) as { caseType?: unknown };
  return typeof caseType === 'string' ? caseType : null;
}

function required(why: string) {
  return invalidInput([{ path: 'type', message: `is required: ${why}`, code: 'REQUIRED' }]);
}
