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
  const held = { value, allowed, ...values };
  return faultByCode(rule, held) ?? faultByCode(code, held) ?? message;
}

/** The sentence of a code or rule alone; undefined where this language has none. */
export function faultByCode(name: string | undefined, values: Readonly<Record<string, unknown>>): string | undefined {
  const key = `${section}.${name}`;
  if (name === undefined || !texts.exists(key)) return undefined;
  const held = Object.entries(values).map(([each, value]) => [each, attributeText(value)] as const);
  return texts.t(key as 'input.UNKNOWN_REFERENCE', { field: '', value: '', ...Object.fromEntries(held) });
}
