import { Parser } from 'saxen';

/** An element, without the prefixes of its names. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

const local = (name: string) => name.replace(/^[\w.-]+:/, '');

/** The root of a text. Throws where it is no XML. */
export function parseXml(xml: string): Element {
  const document: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  const add = (text: string) => void ((open.at(-1) as Element).text += text);
  new Parser()
    .on('error', (error) => {
      throw error;
    })
    .on('openTag', (name, attributes, decode) => {
      const given = Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)] as const);
      const element: Element = { name: local(name), attributes: Object.fromEntries(given), children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (text, decode) => add(decode(text)))
    .on('cdata', add)
    .parse(xml);
  const [root] = document.children;
  if (!root) throw new Error('no element');
  return root;
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}
