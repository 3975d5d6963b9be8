import { ruleVariables } from '../decisions/item-decision';
import { declaresAttribute } from './attribute-domains';
import type { DocumentFault } from './check-document';
import type { DecisionDocument } from './decision';
import type { DocumentOf } from './documents';

type Worktype = DocumentOf<'worktype'>;
type Lookup = DocumentOf<'lookup'>;
type Place = DocumentFault['path'];

/** What brings attributes to items beside the schemas of their worktypes. */
interface Beside {
  lookups: readonly Lookup[];
  sources: readonly DocumentOf<'source'>[];
}

/**
 * Attributes that a decision or a look-up reads, and that none of the worktypes which use it knows: most likely a slip of
 * the pen, by which a rule never hits. Of a schema that names no attributes nothing is said.
 */
export function unknownAttributes(
  document: DecisionDocument | Lookup,
  users: readonly Worktype[],
  { lookups, sources }: Beside,
): DocumentFault[] {
  const brought = new Set([
    ...lookups.flatMap(({ attributes }) => Object.keys(attributes)),
    ...sources.flatMap(({ defaults }) => Object.keys(defaults.attributes)),
  ]);
  const isKnown = (name: string) =>
    brought.has(name) || users.some(({ attributes }) => declaresAttribute(attributes, name) !== false);
  if (users.length === 0) return [];
  const declared = users.flatMap(({ attributes }) =>
    Object.keys((attributes as { properties?: object }).properties ?? {}),
  );
  const allowed = [...new Set(declared)].toSorted().slice(0, 20);
  const told = new Set<string>();
  return readsOf(document).flatMap(([path, name]) => {
    if (told.has(name) || isKnown(name)) return [];
    told.add(name);
    const message = `reads the attribute ${name}, which no worktype that uses it has`;
    return [{ path, message, code: 'UNKNOWN_ATTRIBUTE', value: name, allowed }];
  });
}

/** Names of attributes with the place of each. */
function readsOf(document: DecisionDocument | Lookup): (readonly [Place, string])[] {
  if (document.kind === 'lookup') {
    const inUrl = [...document.url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => [['url'], name] as const);
    const body = Object.entries(document.body ?? {}).flatMap(([name, text]) => namedIn(['body', name], text));
    return [...inUrl, ...namedIn(['when'], document.when), ...body];
  }
  if (!('dmn' in document)) {
    return [
      ...document.inputs.flatMap((text, at) => namedIn(['inputs', at], text)),
      ...document.rules.flatMap((rule, row) => rule.flatMap((cell, at) => namedIn(['rules', row, at], cell))),
    ];
  }
  const { model } = document;
  if (!model || 'fault' in model) return [];
  const inputs = model.model.inputs.map(({ name }) => name);
  const attributes = inputs.filter((name) => !(ruleVariables as readonly string[]).includes(name));
  // A name of a file may hold spaces where the attribute has underscores.
  return attributes.map((name) => [['dmn', name], name.replaceAll(' ', '_')] as const);
}

/** `attributes.Name`, outside of texts. */
function namedIn(path: Place, text: unknown): (readonly [Place, string])[] {
  if (typeof text !== 'string') return [];
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...bare.matchAll(/\battributes\.([A-Za-z_]\w*)/g)].map(([, name = '']) => [path, name] as const);
}
