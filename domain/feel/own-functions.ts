import { own } from './built-in';
import type { BuiltIn } from './built-in';
import { compare, equals } from './operators';
import { matches, patternOf, replace, split } from './patterns';
import { rangeFunctions } from './range-functions';
import { readRange } from './range-text';
import { entrySteps, temporalSteps } from './run';
import type { Run } from './run';
import { isContext, readProperty } from './values';

const asList = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? value : value === null || value === undefined ? null : [value];
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
/** What several arguments or one list were given to. */
const spread = (args: readonly unknown[]): readonly unknown[] =>
  args.length === 1 && Array.isArray(args[0]) ? args[0] : args;

/** The functions that the library lacks, and those whose running time it does not bound. */
export const ownFunctions: Record<string, BuiltIn> = {
  matches: own(['input', 'pattern', 'flags'], ([input, pattern, flags], run) => {
    const found = patternFor(input, pattern, flags);
    return found && matches(found.input, found.pattern, run);
  }),
  replace: own(['input', 'pattern', 'replacement', 'flags'], ([input, pattern, replacement, flags], run) => {
    const found = patternFor(input, pattern, flags);
    return found && typeof replacement === 'string' ? replace(found.input, found.pattern, replacement, run) : null;
  }),
  split: own(['string', 'delimiter'], ([input, delimiter], run) => {
    const found = patternFor(input, delimiter, null);
    return found && split(found.input, found.pattern, run);
  }),
  min: own(['...list'], (args, run) => extreme(spread(args), -1, run)),
  max: own(['...list'], (args, run) => extreme(spread(args), 1, run)),
  'list contains': own(['list', 'element'], ([list, element], run) => {
    const entries = asList(list);
    return entries && entries.some((entry) => equals(entry, element ?? null, run) === true);
  }),
  'index of': own(['list', 'match'], ([list, match], run) => {
    const entries = asList(list);
    return entries && entries.flatMap((entry, at) => (equals(entry, match ?? null, run) === true ? [at + 1] : []));
  }),
  'distinct values': own(['list'], ([list], run) => {
    const entries = asList(list);
    return entries && distinct(entries, run);
  }),
  union: own(['...list'], (args, run) => {
    for (const arg of args) if (Array.isArray(arg)) run.make(arg.length);
    return distinct(
      args.flatMap((arg) => asList(arg) ?? []),
      run,
    );
  }),
  flatten: own(['list'], ([list], run) => {
    const entries = asList(list);
    return entries && flattened(entries, run);
  }),
  'get value': own(['m', 'key'], ([context, key]) =>
    isContext(context) && typeof key === 'string' ? readProperty(context, key) : null,
  ),
  range: own(['from'], ([from]) => (typeof from === 'string' ? readRange(from) : null)),
  ...rangeFunctions,
};

function patternFor(input: unknown, pattern: unknown, flags: unknown) {
  if (typeof input !== 'string' || typeof pattern !== 'string') return null;
  const found = patternOf(pattern, text(flags) ?? '');
  return found && { input, pattern: found };
}

function extreme(list: readonly unknown[], sign: 1 | -1, run: Run): unknown {
  let best: unknown = null;
  for (const entry of list) {
    run.tick(typeof entry === 'object' ? temporalSteps : 1);
    const order = best === null ? sign : compare(entry, best);
    if (order === null || compare(entry, entry) === null) return null;
    if (order * sign > 0) best = entry;
  }
  return best;
}

/** Scalars are found by hash; what has parts is compared with each that has. */
function distinct(list: readonly unknown[], run: Run): unknown[] {
  const scalars = new Set<unknown>();
  const others: unknown[] = [];
  return list.filter((entry) => {
    run.tick();
    if (typeof entry !== 'object' || entry === null) return !scalars.has(entry) && scalars.add(entry) !== undefined;
    const isNew = !others.some((other) => equals(entry, other, run) === true);
    if (isNew) others.push(entry);
    return isNew;
  });
}

function flattened(list: readonly unknown[], run: Run, into: unknown[] = []): unknown[] {
  for (const entry of list) {
    run.tick(entrySteps);
    if (Array.isArray(entry)) flattened(entry, run, into);
    else {
      run.make(1);
      into.push(entry);
    }
  }
  return into;
}
