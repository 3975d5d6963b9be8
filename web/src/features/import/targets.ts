import { captureFields } from '../../../../domain/inbound/verbs';

/** What a column becomes: a field of a capture or an attribute by its name; empty: it is left out. */
export type Targets = readonly string[];

export const fields: readonly string[] = ['externalId', ...captureFields];

/** Other names that source systems give what a capture calls by its own. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  externalId: ['id', 'no', 'number', 'key', 'ticket', 'reference', 'externalreference', 'recordid'],
  name: ['title', 'subject', 'summary'],
  externalTag: ['tag'],
  dueAt: ['due', 'duedate', 'deadline'],
  activateAt: ['activate', 'activation', 'activationdate', 'startdate'],
  preferredAgent: ['agent', 'preferredemployee'],
  worktype: ['type', 'worktypekey'],
  caseId: ['case'],
};

/**
 * A good guess for each column, by the names of attributes and fields first, then by what else they are called: in the
 * reader's language (`labels`, by target), and elsewhere. No two columns become the same.
 */
export function guessTargets(
  columns: readonly string[],
  attributes: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>> = {},
): Targets {
  const found = columns.map(() => '');
  const taken = new Set<string>();
  const give = (
    names: readonly (readonly [name: string, target: string])[],
    read: (name: string) => string = plain,
  ) => {
    for (const [name, target] of names) {
      const at = columns.findIndex((each, index) => read(each) === read(name) && found[index] === '');
      if (at === -1 || taken.has(target) || read(name) === '') continue;
      found[at] = target;
      taken.add(target);
    }
  };
  const titled = Object.entries(attributes).flatMap(([name, schema]) => {
    const title = (schema as { title?: unknown } | null)?.title;
    return typeof title === 'string' ? [[title, name] as const] : [];
  });
  const ofAttributes = Object.keys(attributes).map((name) => [name, name] as const);
  const ofFields = fields.map((name) => [name, name] as const);
  give([...ofFields, ...ofAttributes], (name) => name);
  give([...ofAttributes, ...titled, ...ofFields]);
  give(Object.entries(labels).map(([target, label]) => [label, target] as const));
  give(Object.entries(synonyms).flatMap(([target, names]) => names.map((name) => [name, target] as const)));
  return found;
}

/** Targets that more than one column has. */
export function doubled(targets: Targets): readonly string[] {
  return [...new Set(targets.filter((target, at) => target !== '' && targets.indexOf(target) !== at))];
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
