import type { Refusal } from './reading';

const maxLength = 5_000_000;
const maxTags = 100_000;
/** Sub-processes in sub-processes, each with what an element of XML may hold itself. */
const maxDepth = 60;

/** The parser takes anything but `true` for false. */
const unclear =
  /\s(isExecutable|isInterrupting|cancelActivity|parallelMultiple|triggeredByEvent|isForCompensation|isSequential|testBefore|cancelRemainingInstances|instantiate|waitForCompletion)\s*=\s*(["'])(?!(?:true|false)\2)/;

/** Refuses a file by its text alone, before work on it grows with what it holds. */
export function refuseByText(xml: string): Refusal | null {
  const refusal = (reason: string) => ({ element: 'file', reason });
  if (xml.length > maxLength) return refusal(`is longer than ${maxLength} characters`);
  let depth = 0;
  let tags = 0;
  for (let at = xml.indexOf('<'), end = 0; at !== -1; at = xml.indexOf('<', end)) {
    const aside = asideAt(xml, at);
    if (aside === undefined && xml[at + 1] === '!') return refusal('must not have a DOCTYPE');
    end = aside ?? endOfTag(xml, at);
    if (end === -1) return refusal('cannot be read: it ends within a tag');
    if (aside !== undefined) continue;
    if (xml[at + 1] === '/') depth -= 1;
    else {
      tags += 1;
      if (xml[end - 2] !== '/') depth += 1;
    }
    if (tags > maxTags) return refusal(`has more than ${maxTags} tags`);
    if (depth > maxDepth) return refusal(`is nested deeper than ${maxDepth} levels`);
  }
  const [, attribute] = unclear.exec(xml) ?? [];
  return attribute === undefined ? null : refusal(`${attribute} must be true or false`);
}

/** Where a comment, a section of plain text or an instruction ends that starts here; -1 when it does not end. */
function asideAt(xml: string, at: number): number | undefined {
  for (const [start, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!xml.startsWith(start, at)) continue;
    const found = xml.indexOf(end, at + start.length);
    return found === -1 ? -1 : found + end.length;
  }
  return undefined;
}

/** Signs in quotes are part of a value. */
function endOfTag(xml: string, start: number): number {
  let quote = '';
  for (let at = start; at < xml.length; at += 1) {
    const sign = xml[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return -1;
}
