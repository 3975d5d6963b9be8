import { parseSync } from '@swc/core';

/** A call of the API as it stands in a file of the web. */
interface Asked {
  /** With `{}` for what is known later, without a query. */
  path: string;
  method: string;
  /** Name of the contract's schema; null: the caller takes no answer. */
  type: string | null;
}

interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each);
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value;
    for (const each of Object.values(value)) yield* nodesIn(each);
  }
}

/** Every `request<T>(path, { method })` of a file, as often as its path has alternatives. */
export function asked(source: string): Asked[] {
  const nodes = [...nodesIn(parseSync(source, { syntax: 'typescript', tsx: true, target: 'es2023' }).body)];
  const named = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['id'] ?? node['identifier'];
    const value = node.type === 'VariableDeclarator' ? node['init'] : node.type === 'FunctionDeclaration' ? node : null;
    if (isNode(id) && isNode(value)) named.set(String(id['value']), value);
  }
  return nodes
    .filter((node) => isCallOf(node, 'request'))
    .flatMap((call) => {
      const [first, second] = call['arguments'] as { expression: Node }[];
      if (!first) return [];
      const method = second && methodOf(second.expression);
      const type = typeOf(call);
      return pathsOf(first.expression, named).map((path) => ({
        path: withoutQuery(path),
        method: method ?? 'GET',
        type,
      }));
    });
}

function isCallOf(node: Node, name: string): boolean {
  const { callee } = node;
  return node.type === 'CallExpression' && isNode(callee) && callee.type === 'Identifier' && callee['value'] === name;
}

/** What the first type argument is named: `T`, `T | null`, `z.infer<typeof T>`. */
function typeOf(call: Node): string | null {
  const given = (call['typeArguments'] as { params: Node[] } | null)?.params[0];
  const name = [...nodesIn(given)].find(
    ({ type, value }) => type === 'Identifier' && value !== 'z' && value !== 'infer',
  );
  return name ? String(name['value']) : null;
}

function methodOf(options: Node): string | undefined {
  const properties = (options['properties'] ?? []) as Node[];
  const method = properties.find(({ key }) => isNode(key) && key['value'] === 'method')?.['value'];
  return isNode(method) ? String(method['value']) : undefined;
}

/** What an expression may be, `{}` for what only the running page knows. */
function pathsOf(node: Node, named: ReadonlyMap<string, Node>): string[] {
  const rest = (next: unknown) => (isNode(next) ? pathsOf(next, named) : ['{}']);
  switch (node.type) {
    case 'StringLiteral':
      return [String(node['value'])];
    case 'TemplateLiteral': {
      const texts = (node['quasis'] as { cooked: string }[]).map(({ cooked }) => cooked);
      const holes = (node['expressions'] as Node[]).map(rest);
      return texts.reduce<string[]>(
        (begun, text, at) => begun.flatMap((one) => (holes[at - 1] ?? ['']).map((hole) => one + hole + text)),
        [''],
      );
    }
    case 'ConditionalExpression':
      return [...rest(node['consequent']), ...rest(node['alternate'])];
    case 'ParenthesisExpression':
      return rest(node['expression']);
    case 'Identifier': {
      const value = named.get(String(node['value']));
      return value && value !== node ? pathsOf(value, named) : ['{}'];
    }
    case 'CallExpression': {
      if (isCallOf(node, 'queryString')) return [''];
      const { callee } = node;
      const made = isNode(callee) ? named.get(String(callee['value'])) : undefined;
      if (!made || !isNode(made['body'])) return ['{}'];
      const inside = new Map(named);
      const given = (node['arguments'] as { expression: Node }[]).map(({ expression }) => expression);
      for (const [at, name, otherwise] of parametersOf(made)) {
        const value = given[at] ?? otherwise;
        if (value) inside.set(name, value);
        else inside.delete(name);
      }
      const answer = [...nodesIn(made['body'])].find(({ type }) => type === 'ReturnStatement')?.['argument'];
      return pathsOf((answer ?? made['body']) as Node, inside);
    }
    default:
      return ['{}'];
  }
}

/** Place, name and default of each parameter that is a plain name. */
function parametersOf(made: Node): [at: number, name: string, otherwise: Node | undefined][] {
  return (made['params'] as Node[]).flatMap((given, at): [number, string, Node | undefined][] => {
    const pattern = (given['pat'] ?? given) as Node;
    const name = (pattern.type === 'AssignmentPattern' ? pattern['left'] : pattern) as Node;
    return name.type === 'Identifier' ? [[at, String(name['value']), pattern['right'] as Node | undefined]] : [];
  });
}

/** A hole that is glued to a name is a query that was made elsewhere. */
function withoutQuery(path: string): string {
  return path.replace(/\?.*$/, '').replace(/(?<=[^/])\{\}$/, '');
}
