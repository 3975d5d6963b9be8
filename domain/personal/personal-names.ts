import { plainTextIn } from '../bpmn/plain-text';
import type { AttributeSchema, SchemaFault } from '../classify/attributes';

type Path = readonly (string | number)[];

/** As schemas mark an attribute; the second is for validators that refuse words of their own. */
const words = ['personal', 'x-personal'];

/** Names of the attributes that a schema marks `personal: true`, at whatever depth they stand. */
export function personalNames(schema: AttributeSchema): ReadonlySet<string> {
  return new Set(places(schema).flatMap(({ name, isMarked }) => (isMarked && name !== undefined ? [name] : [])));
}

/** The body of a worktype or case type as it is kept, whether today's schema of documents takes it or not. */
export type KeptBody = Readonly<Record<string, unknown>>;

/** What a document marks: its forms ask for attributes, too, and so do those that stand in its model at the tasks themselves. */
export function namesMarkedBy({ attributes, form, startForm, forms, model }: KeptBody): ReadonlySet<string> {
  const inModel = Object.fromEntries(formsIn(model).entries());
  return personalNames({ $defs: { attributes, form, startForm, forms: { $defs: forms }, model: { $defs: inModel } } });
}

/** Of a model as it was read from its file or made of its plan; one that was refused, or kept otherwise, has none. */
function formsIn(model: unknown): unknown[] {
  const { graph } = (model ?? {}) as { graph?: { nodes?: readonly KeptNode[] } };
  return (graph?.nodes ?? []).flatMap(({ work }) => {
    const text = plainTextIn(work?.properties?.['form']);
    return text?.startsWith('{') ? formOf(text) : [];
  });
}

interface KeptNode {
  work?: { properties?: Readonly<Record<string, string>> };
}

/** A text that is no JSON is no form: its case type was refused, by whichever version. */
function formOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/**
 * Names that versions before this one have marked as personal and that this one no longer knows, and so says nothing of. A
 * version whose attributes know the name without the mark ends it.
 */
export function oncePersonal(before: { body: KeptBody; oncePersonal: readonly string[] }, body: KeptBody): string[] {
  const known = new Set(places(body['attributes']).flatMap(({ name }) => name ?? []));
  const marked = namesMarkedBy(body);
  return [...new Set([...before.oncePersonal, ...namesMarkedBy(before.body)])]
    .filter((name) => !known.has(name) && !marked.has(name))
    .toSorted();
}

/** A mark that stands anywhere but at a named attribute would mask nothing. */
export function misplacedMark(schema: AttributeSchema): SchemaFault | null {
  const lost = places(schema).find(({ name, isMarked }) => isMarked && name === undefined);
  if (!lost) return null;
  return { path: [...lost.path, 'personal'], message: 'stands at an attribute, that is below "properties"' };
}

/** Where a schema stands; without a name it is that of no attribute. */
interface Place {
  path: Path;
  name: string | undefined;
  isMarked: boolean;
}

/** `within`: the word whose keys are names of its own, no words of JSON Schema. */
function places(value: unknown, path: Path = [], within: string | null = null, name?: string): Place[] {
  const isObject = typeof value === 'object' && value !== null;
  const isSchema = isObject && within === null && !Array.isArray(value);
  const isMarked = isSchema && words.some((word) => (value as Record<string, unknown>)[word] === true);
  const own = isMarked || name !== undefined ? [{ path, name, isMarked }] : [];
  if (!isObject) return own;
  const below = Object.entries(value)
    .filter(([word]) => !isSchema || !isData(word))
    .flatMap(([word, child]) => {
      const step = Array.isArray(value) ? Number(word) : word;
      return places(
        child,
        [...path, step],
        isSchema && isNaming(word) ? word : null,
        within === 'properties' ? word : undefined,
      );
    });
  return [...own, ...below];
}

const isNaming = (word: string) =>
  ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'].includes(word);
/** Below these stand values, in which `personal` may be anything. */
const isData = (word: string) => ['const', 'enum', 'default', 'examples'].includes(word) || word.startsWith('x-');
