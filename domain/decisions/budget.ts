import type { FeelFault } from './feel';
import { descendants } from './syntax';
import type { SyntaxNode } from './syntax';

export const maxNesting = 60;

/** Constructs whose running time the length of the source does not bound. */
const refusedNodes = new Map([
  ['ForExpression', '"for" is not supported in rules'],
  ['QuantifiedExpression', '"some" and "every" are not supported in rules'],
  ['FunctionDefinition', 'function definitions are not supported in rules'],
  // An attribute of such a name opens or ends one when the text is read again to be evaluated: what stood in it is then run.
  ['BlockComment', 'comments are not supported in rules'],
  ['LineComment', 'comments are not supported in rules'],
]);

/** Back-tracking regular expressions, and what compares each entry of a list with each. */
const refusedFunctions = new Set(['matches', 'replace', 'split', 'distinct values', 'union']);

/** Ranges, closed or open to one side; where they may stand, they are only compared with. */
const ranges = new Set(['Interval', 'SimplePositiveUnaryTest']);
const rangeHolders = new Set(['PositiveUnaryTest', 'InExpression', 'Comparison']);
const wrappers = new Set(['SimplePositiveUnaryTest', 'ParenthesizedExpression']);

/** The first construct in the tree that rules may not use, or null. */
export function refusedConstruct(root: SyntaxNode): FeelFault | null {
  const visit = (node: SyntaxNode, parents: readonly SyntaxNode[]): FeelFault | null => {
    const message = refusalOf(node, parents);
    if (message) return { at: node.from, message };
    for (const child of node.children) {
      const fault = visit(child, [...parents, node]);
      if (fault) return fault;
    }
    return null;
  };
  return visit(root, []);
}

function refusalOf(node: SyntaxNode, parents: readonly SyntaxNode[]): string | null {
  if (parents.length > maxNesting) return `nested deeper than ${maxNesting} levels`;
  const refused = refusedNodes.get(node.name);
  if (refused) return refused;
  const word = node.text.replace(/\s+/g, ' ');
  if (node.name === 'VariableName' && refusedFunctions.has(word)) return `"${word}" is not supported in rules`;
  if (ranges.has(node.name)) {
    // Anywhere else it would be walked through, one number after the other, perhaps without end.
    const holder = parents.findLast((parent) => !wrappers.has(parent.name));
    if (!holder || !rangeHolders.has(holder.name)) return 'a range can only be compared with';
  }
  // Where entries read those before them, each can be twice as long as the last.
  if (node.name === 'Context' && descendants(node).some(({ name }) => name === 'VariableName')) {
    return 'entries of a context can only be constants';
  }
  // One behind another costs the sum of both; one inside another, the product.
  const isInside = parents.some((parent, index) => {
    const part = parents[index + 1] ?? node;
    return parent.name === 'FilterExpression' && parent.children[0] !== part;
  });
  return node.name === 'FilterExpression' && isInside ? 'a filter inside a filter is not supported in rules' : null;
}
