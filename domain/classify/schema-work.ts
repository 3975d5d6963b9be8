import type { AttributeSchema, SchemaFault } from './attributes';

/** Parts that one look at an object of attributes may take, its references followed. */
const maxParts = 4_000;

type Path = readonly (string | number)[];

/**
 * The first part of a schema that would make it a program without bounds: one that refers back to itself, or so many
 * references to references that following them would not end in this life. Null: its work is bounded.
 */
export function unboundedPart(schema: AttributeSchema): SchemaFault | null {
  const parts = new Map<unknown, number>();
  const open = new Set<unknown>();

  const count = (value: unknown, path: Path): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const known = parts.get(value);
    if (known !== undefined) return known;
    if (open.has(value)) throw new Unbounded(path, 'refers back to itself, which is not supported');
    open.add(value);
    let sum = 1;
    for (const [name, child] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(name) : name];
      if (name === '$dynamicRef') throw new Unbounded(at, 'is not supported: name what is meant by $ref');
      sum += name === '$ref' && typeof child === 'string' ? count(target(schema, child, at), at) : count(child, at);
      if (sum > maxParts) throw new Unbounded(path, `has more than ${maxParts} parts, its references followed`);
    }
    open.delete(value);
    parts.set(value, sum);
    return sum;
  };

  try {
    count(schema, []);
    return null;
  } catch (error) {
    if (error instanceof Unbounded) return { path: error.path, message: error.message };
    throw error;
  }
}

class Unbounded extends Error {
  constructor(
    readonly path: Path,
    message: string,
  ) {
    super(message);
  }
}

/** What a reference names; undefined: nothing, which the compiler tells. */
function target(root: AttributeSchema, reference: string, path: Path): unknown {
  if (reference !== '#' && !reference.startsWith('#/')) {
    throw new Unbounded(path, 'is no reference such as #/$defs/name: others are not followed');
  }
  return decodeURIComponent(reference)
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? at[part as never] : undefined),
      root,
    );
}
