import { attributeLabel } from '../../../format/value';
import { cellText } from './table';
import type { Table } from './table';

/** A form for what a decision reads: typed by the worktypes that ask it, else by what the cells say. */
export function trySchema(
  { attributes, variables }: { attributes: readonly string[]; variables: readonly string[] },
  table: Pick<Table, 'inputs' | 'rules'>,
  key: string,
  worktypes: readonly Readonly<Record<string, unknown>>[],
): { type: 'object'; properties: Record<string, unknown> } {
  const asking = worktypes.filter((each) =>
    ['routing', 'priority', 'sla'].some((part) => objectOf(each[part])['decision'] === key),
  );
  const known = Object.assign({}, ...asking.map((each) => objectOf(objectOf(each['attributes'])['properties'])));
  const ofAttributes = attributes.map((name) => {
    const given = objectOf((known as Record<string, unknown>)[name]);
    const type = given['type'] ?? guessed(table, name);
    const { title, enum: options, format } = given;
    return [name, { title: title ?? attributeLabel(name), type, enum: options, format }] as const;
  });
  const ofVariables = variables.map((name) => [name, { title: attributeLabel(name), type: 'string' }] as const);
  return { type: 'object', properties: Object.fromEntries([...ofAttributes, ...ofVariables]) };
}

function guessed({ inputs, rules }: Pick<Table, 'inputs' | 'rules'>, name: string): string {
  const column = inputs.findIndex((input) => [`attributes.${name}`, name].includes(input.replaceAll(' ', '_')));
  const cells = rules.map((rule) => cellText(rule[column])).filter((text) => text !== '-');
  if (column === -1 || cells.length === 0) return 'string';
  if (cells.every((text) => /^(?:true|false)$/.test(text))) return 'boolean';
  return cells.every((text) => !text.includes('"') && /\d/.test(text)) ? 'number' : 'string';
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
