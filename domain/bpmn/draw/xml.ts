/** An element of XML as it will be written. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string | undefined>>;
  inner: readonly Element[] | string;
}

/** Attributes without a value are left out. */
export function element(name: string, attributes: Element['attributes'], inner: Element['inner'] = []): Element {
  return { name, attributes, inner };
}

export function writeXml({ name, attributes, inner }: Element, indent = ''): string {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value)}"`))
    .join('');
  if (inner.length === 0) return `${indent}<${name}${said} />\n`;
  if (typeof inner === 'string') return `${indent}<${name}${said}>${escaped(inner)}</${name}>\n`;
  return `${indent}<${name}${said}>\n${inner.map((one) => writeXml(one, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** What XML may not hold at all is left out. */
function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (sign) => signs[sign] ?? '').replace(/\p{Cc}|\ufffe|\uffff/gu, '');
}
