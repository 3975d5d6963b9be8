import { declaredEncoding } from '../../xml/declared-encoding';
import { refuseXml } from '../../xml/refuse-xml';
import { type LintRule, say, type ValuesOf } from '../lint-texts';
import type { Refusal } from './reading';

/** The parser takes anything but `true` for false. */
const unclear =
  /\s(isExecutable|isInterrupting|cancelActivity|parallelMultiple|triggeredByEvent|isForCompensation|isSequential|testBefore|cancelRemainingInstances|instantiate|waitForCompletion)\s*=\s*(["'])(?!(?:true|false)\2)/;

/** Refuses a file by its text alone. */
export function refuseByText(xml: string): Refusal | null {
  const refusal = <R extends LintRule>(rule: R, ...values: ValuesOf<R>) => ({
    element: 'file',
    ...say(rule, ...values),
  });
  const reason = refuseXml(xml);
  if (reason !== null) return refusal('FILE_FAULT', { fault: reason });
  const encoding = declaredEncoding(xml);
  if (encoding !== undefined && !/^utf-8$/i.test(encoding) && xml.includes('\uFFFD'))
    return refusal('ENCODING_LOST', { encoding });
  const [, attribute] = unclear.exec(xml) ?? [];
  return attribute === undefined ? null : refusal('TRUE_OR_FALSE', { name: attribute });
}
