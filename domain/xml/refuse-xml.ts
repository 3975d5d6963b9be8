const maxLength = 5_000_000;
const maxTags = 100_000;
/** Sub-processes in sub-processes, each with what an element of XML may hold itself. */
const maxDepth = 60;
const maxAttributes = 200;

/**
 * Why a file of XML is refused by its text alone, before work on it grows with what it holds; null when it is not. Without a
 * DOCTYPE there are no entities but the five that everybody knows: none that stand for files, addresses or each other.
 */
export function refuseXml(xml: string): string | null {
  if (xml.length > maxLength) return `is longer than ${maxLength} characters`;
  let depth = 0;
  let tags = 0;
  for (let at = xml.indexOf('<'), end = 0; at !== -1; at = xml.indexOf('<', end)) {
    const aside = asideAt(xml, at);
    if (aside === undefined && xml[at + 1] === '!') return 'must not have a DOCTYPE';
    const tag = aside === undefined ? tagAt(xml, at) : { end: aside, attributes: 0 };
    end = tag.end;
    if (end === -1) return 'cannot be read: it ends within a tag';
    if (aside !== undefined) continue;
    if (tag.attributes > maxAttributes) return `has a tag with more than ${maxAttributes} attributes`;
    if (xml[at + 1] === '/') depth -= 1;
    else {
      tags += 1;
      if (xml[end - 2] !== '/') depth += 1;
    }
    if (tags > maxTags) return `has more than ${maxTags} tags`;
    if (depth > maxDepth) return `is nested deeper than ${maxDepth} levels`;
  }
  return null;
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

/** Where a tag ends, -1 when it does not, and how many attributes it has. Signs in quotes are part of a value. */
function tagAt(xml: string, start: number): { end: number; attributes: number } {
  let quote = '';
  let attributes = 0;
  for (let at = start; at < xml.length; at += 1) {
    const sign = xml[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return { end: at + 1, attributes };
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '=') attributes += 1;
  }
  return { end: -1, attributes };
}
