import { sayIncident } from '../../domain/bpmn/incident-texts';
import { cutText } from '../../domain/config/cut-text';
import { type Told, toldOf } from '../../domain/said/said';
import type { InputError } from '../contract/problem';
import type { HttpProblem } from '../http-problem';

/**
 * Why an order of a case is refused, as its incident or its history keeps it: the first fault of what was asked for, in English
 * and by code. A refusal without faults is told by its own sentence alone.
 */
export function whyRefused({ extra, message }: HttpProblem): { message: string; said?: Told } {
  const [first] = extra.errors ?? [];
  if (!first) return { message };
  const { rule, code } = first;
  const why = `${first.path} ${first.message}`;
  if (code === undefined) return { message: why };
  const fault = { code: rule ?? code, values: heldBy(first), text: first.message };
  return { message: why, said: toldOf(sayIncident('ORDER_REFUSED', { place: first.path, fault })) };
}

/** What a sentence of a fault may hold; it is kept with the case, so all that is no number is a short text. */
function heldBy({ values = {}, value, allowed }: InputError): Record<string, string | number> {
  const held = Object.entries({ ...values, value, allowed }).filter(([, each]) => each !== undefined && each !== null);
  return Object.fromEntries(held.map(([name, each]) => [name, typeof each === 'number' ? each : shortText(each)]));
}

function shortText(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
  return cutText(text, 200);
}
