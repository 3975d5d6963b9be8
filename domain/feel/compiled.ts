import { SourceFault } from './fault';
import type { Names } from './names';
import type { Run } from './run';
import type { Scope } from './scope';
import type { SyntaxNode } from './syntax';

/** A compiled expression. */
export type Feel = (scope: Scope, run: Run) => unknown;

/** Compiles a node of a tree without errors; throws a `SourceFault`. */
export type Compile = (node: SyntaxNode, names: Names) => Feel;

/** `< 3` is a range: it can be neither compared with nor joined by `and`. */
export function refuseLoneComparison(node: SyntaxNode): void {
  if (node.name !== 'SimplePositiveUnaryTest' || node.children[0]?.name !== 'CompareOp') return;
  throw new SourceFault(node.from, `"${node.text.slice(0, 40)}" lacks what it compares`);
}

/** The child at a place; a tree without errors has it. */
export function child(node: SyntaxNode, index: number): SyntaxNode {
  const found = node.children[index];
  if (!found) throw new SourceFault(node.from, 'cannot be read');
  return found;
}
