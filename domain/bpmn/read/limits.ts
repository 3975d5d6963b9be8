import { declaredEncoding } from '../../xml/declared-encoding';
import { refuseXml } from '../../xml/refuse-xml';
import type { Refusal } from './reading';

/** The parser takes anything but `true` for false. */
const unclear =
  /\s(isExecutable|isInterrupting|cancelActivity|parallelMultiple|triggeredByEvent|isForCompensation|isSequential|testBefore|cancelRemainingInstances|instantiate|waitForCompletion)\s*=\s*(["'])(?!(?:true|false)\2)/;

/** Refuses a file by its text alone. */
export function refuseByText(xml: string): Refusal | null {
  const refusal = (reason: string) => ({ element: 'file', reason });
  const reason = refuseXml(xml);
  if (reason !== null) return refusal(reason);
  const encoding = declaredEncoding(xml);
  if (encoding !== undefined && !/^utf-8$/i.test(encoding) && xml.includes('\uFFFD'))
    return refusal(`is in ${encoding} and was read as UTF-8, which lost characters of it`);
  const [, attribute] = unclear.exec(xml) ?? [];
  return attribute === undefined ? null : refusal(`${attribute} must be true or false`);
}
