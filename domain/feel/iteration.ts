import { isRange } from 'feelin';
import { child } from './compiled';
import type { Compile, Feel } from './compiled';
import type { Names } from './names';
import { isWithin } from './operators';
import { plainName } from './scope';
import type { Scope } from './scope';
import { entrySteps } from './run';
import type { Run } from './run';
import { descendants } from './syntax';
import type { SyntaxNode } from './syntax';
import { isContext } from './values';

interface Iterator {
  name: string;
  /** Null: there is nothing to go through. */
  entries: (scope: Scope, run: Run) => Iterable<unknown> | null;
}

/** `for`: a list of what each combination gives. */
export function compileFor(node: SyntaxNode, names: Names, compile: Compile): Feel {
  const { iterators, inner } = compileIterators(child(node, 1), names, compile);
  const body = child(node, node.children.length - 1);
  const value = compile(body, inner.with(['partial']));
  const readsPartial = descendants(body).some(({ name, text }) => name === 'VariableName' && text === 'partial');
  return (scope, run) => {
    const made: unknown[] = [];
    const isDone = eachCombination(iterators, scope, run, (own) => {
      run.make(1);
      if (readsPartial) run.tick(made.length);
      made.push(value(readsPartial ? { names: { partial: [...made] }, outer: own } : own, run));
      return true;
    });
    return isDone === null ? null : made;
  };
}

/** `some` and `every`. */
export function compileQuantified(node: SyntaxNode, names: Names, compile: Compile): Feel {
  const { iterators, inner } = compileIterators(child(node, 1), names, compile);
  const condition = compile(child(node, 3), inner);
  const isSome = child(node, 0).name === 'some';
  return (scope, run) => {
    let answer = !isSome;
    const isDone = eachCombination(iterators, scope, run, (own) => {
      if ((condition(own, run) === true) !== isSome) return true;
      answer = isSome;
      return false;
    });
    return isDone === null ? null : answer;
  };
}

function compileIterators(
  node: SyntaxNode,
  names: Names,
  compile: Compile,
): { iterators: readonly Iterator[]; inner: Names } {
  let inner = names;
  const iterators = node.children.map((part): Iterator => {
    const name = plainName(child(part, 0).text);
    const [from, , to] = child(part, 2).children;
    const first = from ? compile(from, inner) : () => null;
    const last = to && compile(to, inner);
    inner = inner.with([name]);
    return {
      name,
      entries: last
        ? (scope, run) => numbers(first(scope, run), last(scope, run), true, true)
        : (scope, run) => entriesOf(first(scope, run)),
    };
  });
  return { iterators, inner };
}

/** Later iterators see the variables of those before them. Null: one had nothing to go through. */
function eachCombination(
  iterators: readonly Iterator[],
  scope: Scope,
  run: Run,
  visit: (scope: Scope) => boolean,
): boolean | null {
  const [iterator, ...others] = iterators;
  if (!iterator) return visit(scope);
  const entries = iterator.entries(scope, run);
  if (entries === null) return null;
  for (const entry of entries) {
    run.tick(2 * entrySteps);
    const own: Scope = { names: { [iterator.name]: entry }, outer: scope };
    const goesOn = eachCombination(others, own, run, visit);
    if (goesOn !== true) return goesOn;
  }
  return true;
}

function entriesOf(value: unknown): Iterable<unknown> | null {
  if (Array.isArray(value)) return value;
  if (!isRange(value)) return value === null || value === undefined ? null : [value];
  return numbers(value.start, value.end, value['start included'], value['end included']);
}

/** Whole steps up or down, never past the end. */
function numbers(start: unknown, end: unknown, startIncluded: boolean, endIncluded: boolean): Iterable<number> | null {
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const step = start <= end ? 1 : -1;
  return (function* () {
    for (let at = startIncluded ? start : start + step; (end - at) * step >= 0; at += step) {
      if (at !== end || endIncluded) yield at;
    }
  })();
}

/** `list[2]`, `list[item > 5]`, `list[name = "Gold"]`. */
export function compileFilter(node: SyntaxNode, names: Names, compile: Compile): Feel {
  const target = compile(child(node, 0), names);
  const filter = compile(child(node, 2), names.open());
  return (scope, run) => {
    const value = target(scope, run);
    if (value === null || value === undefined) return null;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const kept: unknown[] = [];
    for (const [index, entry] of list.entries()) {
      run.tick(2 * entrySteps);
      const verdict = filter(entryScope(entry, scope), run);
      if (typeof verdict === 'number' && index === 0) return list.at(verdict > 0 ? verdict - 1 : verdict) ?? null;
      if (verdict === true || (isRange(verdict) && isWithin(verdict, entry) === true)) kept.push(entry);
    }
    run.make(kept.length);
    return kept;
  };
}

/** Entries that are contexts lend their names, below `item`. */
function entryScope(entry: unknown, scope: Scope): Scope {
  const item: Scope = { names: { item: entry }, outer: scope };
  return isContext(entry) ? { names: entry, outer: item } : item;
}
