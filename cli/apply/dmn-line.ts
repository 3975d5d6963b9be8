/** Elements that steps of a path lead to, in the order in which a file holds them. */
const elements: Readonly<Record<string, string>> = { rules: 'rule', inputs: 'input', outputs: 'output' };
const cells: Readonly<Record<string, string>> = { inputs: 'inputEntry', outputs: 'outputEntry' };

/**
 * The line of a `.dmn` file on which the element of a fault begins, as far as its path can be followed; 1 at least.
 *
 * @example dmnLine(text, 'dmn["Claim Routing"].rules[0].inputs[0]')
 */
export function dmnLine(text: string, path: string): number {
  // What stands in comments and in texts of their own is no element; the lines stay where they are.
  const plain = text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, (part) => part.replace(/[^\n]/g, ' '));
  const [, ...steps] = stepsOf(path);
  const [owner] = steps.splice(0, 1);
  let at = typeof owner === 'string' ? namedElement(plain, owner) : -1;
  if (at < 0) return 1;
  const end = closing(plain, at);
  for (let step = 0; step + 1 < steps.length; step += 2) {
    const [list, index] = [steps[step], steps[step + 1]];
    const isCell = step > 0 && steps[step - 2] === 'rules';
    const element = (isCell ? cells : elements)[String(list)];
    const next = element === undefined || typeof index !== 'number' ? -1 : nth(plain, element, index, at);
    if (next < 0 || next > end) break;
    at = next;
  }
  return plain.slice(0, at).split('\n').length;
}

/** @example stepsOf('dmn["Claim Routing"].rules[0]') // ['dmn', 'Claim Routing', 'rules', 0] */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g)].map(([, index, quoted, name]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? (name ?? '') : (JSON.parse(quoted) as string);
  });
}

function namedElement(text: string, name: string): number {
  const escaped = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '(?:>|&gt;)');
  const quoted = escaped.replace(/"/g, '&quot;').replace(/[.*+?^${}|[\]\\]/g, String.raw`\$&`);
  const pattern = `<(?:[\\w.-]+:)?(?:decision|businessKnowledgeModel)\\b[^>]*\\sname\\s*=\\s*["']${quoted}["']`;
  return text.search(new RegExp(pattern));
}

function closing(text: string, from: number): number {
  const found = text.slice(from).search(/<\/(?:[\w.-]+:)?(?:decision|businessKnowledgeModel)\s*>/);
  return found < 0 ? text.length : from + found;
}

function nth(text: string, element: string, index: number, from: number): number {
  const all = text.slice(from).matchAll(new RegExp(`<(?:[\\w.-]+:)?${element}[\\s>/]`, 'g'));
  return from + ([...all][index]?.index ?? Number.NEGATIVE_INFINITY);
}
