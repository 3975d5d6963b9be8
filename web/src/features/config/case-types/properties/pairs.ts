import type { BusinessObject } from '../modeler-services';
import { set } from './property';
import type { Pair, Property, PropertyGroup, TextKind } from './property';

interface Words {
  readonly type: string;
  readonly name: string;
  readonly value: string;
}

const input: Words = { type: 'casewright:Input', name: 'target', value: 'source' };
const output: Words = { type: 'casewright:Output', name: 'target', value: 'source' };
const property: Words = { type: 'casewright:Property', name: 'name', value: 'value' };

/** What an element gets as variables of its own, what it gives back, and what a service is given beside. */
export function ofPairs(object: BusinessObject): Property[] {
  const is = (...types: string[]) => types.some((type) => object.$instanceOf(`bpmn:${type}`));
  return [
    ...(is('ServiceTask', 'SendTask') ? [pairs(object, 'properties', 'service', property, 'literal')] : []),
    ...(is('Activity', 'ThrowEvent') ? [pairs(object, 'inputs', 'inputs', input, 'feel')] : []),
    ...(is('Activity', 'CatchEvent') ? [pairs(object, 'outputs', 'outputs', output, 'feel')] : []),
  ];
}

function pairs(object: BusinessObject, name: string, group: PropertyGroup, words: Words, reads: TextKind): Property {
  const holder = object.get('extensionElements') as BusinessObject | undefined;
  const all = (holder?.get('values') as BusinessObject[] | undefined) ?? [];
  const own = all.filter((each) => isOf(each, words.type));
  const textOf = (each: BusinessObject, word: string) => {
    const text = each.get(word);
    return typeof text === 'string' ? text : '';
  };
  return {
    name,
    group,
    kind: 'pairs',
    reads,
    value: own.map((each): Pair => ({ name: textOf(each, words.name), value: textOf(each, words.value) })),
    write: (editing, next) => {
      const made = next.map((each) =>
        editing.create(words.type, { [words.name]: each.name, [words.value]: each.value }),
      );
      const values = [...all.filter((each) => !isOf(each, words.type)), ...made];
      const extensionElements = values.length === 0 ? undefined : editing.create('bpmn:ExtensionElements', { values });
      for (const each of values) each.$parent = extensionElements;
      if (extensionElements !== undefined) extensionElements.$parent = object;
      set(editing, object, { extensionElements });
    },
  };
}

/** Elements of namespaces that nobody described know no types. */
function isOf(element: BusinessObject, type: string): boolean {
  return typeof element.$instanceOf === 'function' && element.$instanceOf(type);
}
