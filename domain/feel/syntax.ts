/** A node of a parsed expression, as plain data. */
export interface SyntaxNode {
  name: string;
  text: string;
  from: number;
  to: number;
  isError: boolean;
  children: readonly SyntaxNode[];
}

/** What is needed of the parser's own tree. */
interface ParserTree {
  cursor(): ParserCursor;
}
interface ParserCursor {
  type: { name: string; isError: boolean };
  from: number;
  to: number;
  firstChild(): boolean;
  nextSibling(): boolean;
  parent(): boolean;
}

export function syntaxTree(tree: ParserTree, text: string): SyntaxNode {
  const cursor = tree.cursor();
  const read = (): SyntaxNode => {
    const { from, to, type } = cursor;
    const children: SyntaxNode[] = [];
    if (cursor.firstChild()) {
      do {
        if (!cursor.type.name.endsWith('Comment')) children.push(read());
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return { name: type.name, text: text.slice(from, to), from, to, isError: type.isError, children };
  };
  return read();
}

export function descendants(node: SyntaxNode): SyntaxNode[] {
  return [node, ...node.children.flatMap(descendants)];
}

export function isSameTree(one: SyntaxNode, other: SyntaxNode): boolean {
  if (one.name !== other.name || one.from !== other.from || one.to !== other.to) return false;
  if (one.children.length !== other.children.length) return false;
  return one.children.every((child, index) => {
    const twin = other.children[index];
    return twin !== undefined && isSameTree(child, twin);
  });
}
