import type { AttributeSchema, SchemaFault } from '../classify/attributes';

type Path = readonly (string | number)[];

/** As schemas mark an attribute; the second is for validators that refuse words of their own. */
const words = ['personal', 'x-personal'];

/** Names of the attributes that a schema marks `personal: true`, at whatever depth they stand. */
export function personalNames(schema: AttributeSchema): ReadonlySet<string> {
  return new Set(marks(schema, [], false).flatMap(({ name }) => (name === undefined ? [] : [name])));
}

/** A mark that stands anywhere but at a named attribute would mask nothing. */
export function misplacedMark(schema: AttributeSchema): SchemaFault | null {
  const lost = marks(schema, [], false).find(({ name }) => name === undefined);
  if (!lost) return null;
  return { path: [...lost.path, 'personal'], message: 'stands at an attribute, that is below "properties"' };
}

/** Where marks stand; without a name it is at no attribute. Below `properties` the keys are names, elsewhere words of JSON Schema. */
function marks(value: unknown, path: Path, areNames: boolean): { path: Path; name: string | undefined }[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSchema = !areNames && !Array.isArray(value);
  const own = isSchema && words.some((word) => (value as Record<string, unknown>)[word] === true);
  const name = path.at(-2) === 'properties' ? String(path.at(-1)) : undefined;
  const below = Object.entries(value)
    .filter(([word]) => !isSchema || !isData(word))
    .flatMap(([word, child]) =>
      marks(child, [...path, Array.isArray(value) ? Number(word) : word], isSchema && isNaming(word)),
    );
  return [...(own ? [{ path, name }] : []), ...below];
}

const isNaming = (word: string) =>
  ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'].includes(word);
/** Below these stand values, in which `personal` may be anything. */
const isData = (word: string) => ['const', 'enum', 'default', 'examples'].includes(word) || word.startsWith('x-');
