import { sayIncident } from '../bpmn/incident-texts';
import type { Variables } from '../bpmn/state';
import type { CaseChange } from './decide';
import type { CaseFile } from './file';

/** Bytes of JSON. A case travels whole with each request that changes it, and Temporal takes two megabytes at once. */
const MOST_OF_A_CASE = 1_000_000;
/** With what the change tells and orders. */
const MOST_OF_A_CHANGE = 1_900_000;
/** The variables of a process stand twice in its case. */
const MOST_AT_THE_START = 450_000;
/** Numbers grow by themselves. */
const NO_GROWTH = 100;

export const TOO_MUCH = sayIncident('CASE_FULL', { most: MOST_OF_A_CASE });

/** Whether a change makes a case larger than one may be. Everything that there is of it counts; what makes it smaller mends it. */
export function isOverfull(
  before: CaseFile,
  file: CaseFile,
  also: Partial<Pick<CaseChange, 'events' | 'orders'>>,
): boolean {
  const own = JSON.stringify(file);
  if (isBeyond(own, MOST_OF_A_CASE) && bytesOf(own) > bytesOf(JSON.stringify(before)) + NO_GROWTH) return true;
  // Most changes tell little: a look at their number saves writing them out.
  if (own.length < MOST_OF_A_CASE / 3 && (also.events?.length ?? 0) + (also.orders?.length ?? 0) < 100) return false;
  return isBeyond(own + JSON.stringify(also), MOST_OF_A_CHANGE);
}

/** Whether a case could not even begin with these. */
export function isTooMuchToBegin(variables: Variables): boolean {
  return isBeyond(JSON.stringify(variables), MOST_AT_THE_START);
}

function isBeyond(text: string, most: number): boolean {
  return text.length > most || (text.length * 3 > most && bytesOf(text) > most);
}

/** As UTF-8; the workflow's sandbox has no encoder. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a pair makes two of the four bytes.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}
