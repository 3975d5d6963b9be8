import { attributeText } from '../format/value';
import { texts } from '../text/texts';

/** A fault as the server tells it: by code and rule, with what its sentence holds, and in English. */
export interface ToldFault {
  readonly message: string;
  readonly code?: string | undefined;
  readonly rule?: string | undefined;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly value?: unknown;
  readonly allowed?: unknown;
}

/** Loaded with the first refusal of an input, or with the page. */
const section = 'fault';

/** What is wrong, behind the name of what it is wrong with. What this language has no sentence for is told as it came. */
export function faultText({ message, code, rule, values, value, allowed }: ToldFault): string {
  const key = [rule, code].flatMap((name) => (name === undefined ? [] : [`${section}.${name}`])).find(isSaid);
  if (key === undefined) return message;
  const held = Object.entries(values ?? {}).map(([name, each]) => [name, attributeText(each)] as const);
  const said = { field: '', value: attributeText(value), allowed: attributeText(allowed), ...Object.fromEntries(held) };
  return texts.t(key as 'input.UNKNOWN_REFERENCE', said);
}

function isSaid(key: string): boolean {
  return texts.exists(key);
}
