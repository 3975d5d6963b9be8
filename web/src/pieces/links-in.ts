/** A piece of a text; `href`: it is the address of a page. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

/** What ends a sentence or a bracket around an address is no part of it. */
const addresses = /https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/** A text with its addresses told apart. Https only, as for all that leads out of the page. */
export function linksIn(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(addresses)) {
    if (!URL.canParse(address)) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: address, href: address });
    end = index + address.length;
  }
  return end < text.length ? [...parts, { text: text.slice(end) }] : parts;
}
