import type { z } from 'zod';
import type { ConfigDocument } from './documents';
import { documentShape, type Read, schemaFor } from './parse';
import { formatPath, pathParts } from './problem';

type Path = readonly PropertyKey[];

/** Documents without what is wrong with them, and where in what was given a path of theirs leads. */
export interface SoundPart {
  documents: readonly ConfigDocument[];
  placeOf: (path: string) => string;
}

/** What is wrong below what was cut out shows at the next look; deeper than that nobody writes. */
const LOOKS = 8;
/** Of more documents than that somebody mends the forms first. */
const AT_MOST = 50;

/**
 * What can be read of documents of which some are refused, so that what they name is looked up all the same. Null: of one of
 * them nothing can be read that says which it is, and what others name may be just that one.
 */
export function soundPart(read: readonly Read[]): SoundPart | null {
  if (read.filter((each) => 'value' in each).length > AT_MOST) return null;
  const parts = read.map((each) => ('document' in each ? { document: each.document, cuts: [] } : cutOf(each.value)));
  const sound = parts.flatMap((part) => part ?? []);
  if (sound.length < parts.length) return null;
  return {
    documents: sound.map(({ document }) => document),
    placeOf: (path) => {
      const [root, at, ...rest] = pathParts(path);
      const cuts = root === 'documents' && typeof at === 'number' ? sound[at]?.cuts : undefined;
      return cuts === undefined || at === undefined ? path : formatPath([at, ...givenPath(rest, cuts)], String(root));
    },
  };
}

/** An entry that was left out of a list: those behind it have moved up. */
interface Cut {
  /** As it was given. */
  list: string;
  index: number;
}

function cutOf(value: unknown): { document: ConfigDocument; cuts: readonly Cut[] } | null {
  if (documentShape(value, '').length > 0) return null;
  const cuts: Cut[] = [];
  let rest = value;
  for (let look = 0; look < LOOKS; look += 1) {
    const parsed = schemaFor(rest)?.safeParse(rest);
    if (!parsed) return null;
    if (parsed.success) return { document: parsed.data, cuts };
    const wrong = placesOf(parsed.error, rest);
    if (wrong.some((path) => path.length === 0 || (path.length === 1 && named.has(path[0] ?? '')))) return null;
    for (const path of wrong) {
      const [list, index] = [path.slice(0, -1), path.at(-1)];
      const gone = givenPath(path, cuts);
      rest = without(rest, path);
      if (typeof index === 'number' && list.length > 0)
        cuts.push({ list: formatPath(gone.slice(0, -1)), index: Number(gone.at(-1)) });
    }
  }
  return null;
}

/** Which document it is. */
const named: ReadonlySet<PropertyKey> = new Set(['kind', 'key', 'division']);

/** What must go, each once and nothing of what goes with another; in a list the last first, so that places stay. */
function placesOf(error: z.ZodError, value: unknown): Path[] {
  const all = error.issues.flatMap(({ path, ...issue }) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [there(value, path)],
  );
  const byText = new Map(all.map((path) => [formatPath(path), path]));
  const isWithin = (inner: Path, outer: Path) =>
    outer.length < inner.length && outer.every((part, at) => part === inner[at]);
  const paths = [...byText.values()];
  return paths.filter((path) => !paths.some((other) => isWithin(path, other))).toSorted(lastFirst);
}

/** The place itself, or, where nothing stands there, the nearest around it: it lacks what must be. */
function there(value: unknown, path: Path): Path {
  let at = value;
  for (const [depth, part] of path.entries()) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return path.slice(0, depth);
    at = (at as Record<PropertyKey, unknown>)[part];
  }
  return path;
}

function lastFirst(one: Path, other: Path): number {
  const at = one.findIndex((part, depth) => part !== other[depth]);
  const [a, b] = [one[at], other[at]];
  return typeof a === 'number' && typeof b === 'number' ? b - a : 0;
}

function without(value: unknown, [part, ...rest]: Path): unknown {
  if (part === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const index = Number(part);
    return rest.length === 0 ? value.toSpliced(index, 1) : value.with(index, without(value[index], rest));
  }
  const { [part]: inner, ...others } = value as Record<PropertyKey, unknown>;
  return rest.length === 0 ? others : { ...others, [part]: without(inner, rest) };
}

/** A path as it was given: entries that were cut out of a list count again. */
function givenPath(path: Path, cuts: readonly Cut[]): PropertyKey[] {
  const given: PropertyKey[] = [];
  for (const part of path) {
    const list = formatPath(given);
    const gone = cuts.filter((cut) => cut.list === list).map(({ index }) => index);
    given.push(typeof part === 'number' ? behind(part, gone) : part);
  }
  return given;
}

function behind(index: number, gone: readonly number[]): number {
  return gone.toSorted((a, b) => a - b).reduce((at, cut) => (cut <= at ? at + 1 : at), index);
}
