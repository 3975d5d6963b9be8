import type { Names } from './names';
import { SourceFault } from './fault';
import type { TypeTest } from './type-test';
import { plainName } from './scope';
import type { SyntaxNode } from './syntax';
import { isContext, readProperty, typeOf } from './values';
import type { FeelType } from './values';

const named: Readonly<Record<string, readonly FeelType[]>> = {
  number: ['number'],
  string: ['string'],
  boolean: ['boolean'],
  date: ['date'],
  time: ['time'],
  'date and time': ['date and time'],
  dateTime: ['date and time'],
  'days and time duration': ['days and time duration'],
  dayTimeDuration: ['days and time duration'],
  'years and months duration': ['years and months duration'],
  yearMonthDuration: ['years and months duration'],
  duration: ['days and time duration', 'years and months duration'],
  list: ['list'],
  context: ['context'],
  range: ['range'],
  function: ['function'],
  Null: ['null'],
};

/** A type of FEEL by its name; undefined: there is none of this name. Null is of no type but `Null`. */
export function namedType(name: string): TypeTest | undefined {
  if (name === 'Any') return () => true;
  const types = Object.hasOwn(named, name) ? named[name] : undefined;
  return types && ((value) => types.includes(typeOf(value)));
}

/** What stands behind `instance of`. */
export function compileType(node: SyntaxNode, names: Names): TypeTest {
  const [first] = node.children;
  const within = node.children.filter(({ name }) => name === 'Type').map((type) => () => compileType(type, names));
  switch (node.name) {
    case 'Type':
      return first ? compileType(first, names) : unknown(node);
    case 'ListType': {
      const entry = within[0]?.() ?? (() => true);
      return (value, run) => Array.isArray(value) && value.every((part) => (run.tick(), entry(part, run)));
    }
    case 'ContextType': {
      const entries = (node.children.find(({ name }) => name === 'ContextEntryTypes')?.children ?? []).map((entry) => {
        const type = entry.children.find(({ name }) => name === 'Type');
        return {
          name: plainName(entry.children[0]?.text ?? ''),
          isOfType: type ? compileType(type, names) : unknown(entry),
        };
      });
      return (value, run) =>
        isContext(value) && entries.every(({ name, isOfType }) => isOfType(readProperty(value, name), run));
    }
    case 'FunctionType':
      return (value) => typeOf(value) === 'function';
    default: {
      const name = node.text.replace(/\s+/g, ' ').trim();
      if (name === 'Any') return (value) => value !== null;
      return names.type(name) ?? namedType(name) ?? unknown(node);
    }
  }
}

function unknown(node: SyntaxNode): never {
  const allowed = Object.keys(named).join(', ');
  throw new SourceFault(
    node.from,
    `"${node.text.slice(0, 40)}" is no type`,
    'UNKNOWN_NAME',
    allowed,
    node.text.slice(0, 40),
  );
}
