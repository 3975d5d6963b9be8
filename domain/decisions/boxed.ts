import { defineFunction } from '../feel/calls';
import type { Feel } from '../feel/compiled';
import { invoke } from '../feel/functions';
import { plainName } from '../feel/scope';
import { compileTable } from './boxed-table';
import { conform } from './item-types';
import { compileText, knowing, within } from './making';
import type { Making } from './making';
import type { Boxed, BoxedFunction } from './model';

/** Compiles a boxed expression; its faults go to `making.report`. */
export function compileBoxed(boxed: Boxed, making: Making): Feel {
  const value = compileKind(boxed, making);
  if (boxed.type === undefined) return value;
  const type = typeNamed(boxed.type, making);
  return (scope, run) => conform(value(scope, run), type, run);
}

function compileKind(boxed: Boxed, making: Making): Feel {
  switch (boxed.kind) {
    case 'literal':
      return compileText(boxed.text, making, making.path).value;
    case 'table':
      return compileTable(boxed, making);
    case 'function':
      return compileFunction(boxed, making);
    case 'context':
      return compileContext(boxed.entries, making);
    case 'invocation':
      return compileInvocation(boxed, making);
    case 'list':
      return compileList(boxed.items, making, 'items');
    case 'relation': {
      const rows = boxed.rows.map((row, at) => compileList(row, within(making, 'rows', at), 'cells'));
      return (scope, run) =>
        rows.map((row) => {
          const cells = row(scope, run) as readonly unknown[];
          run.make(boxed.columns.length);
          return Object.fromEntries(boxed.columns.map((column, at) => [column, cells[at] ?? null]));
        });
    }
  }
}

export function compileFunction({ parameters, body }: BoxedFunction, making: Making): Feel {
  const types = parameters.map(({ type }) => typeNamed(type, making));
  const shape = Object.fromEntries(parameters.map(({ name }, at) => [name, types[at]?.shape ?? null]));
  const names = parameters.map(({ name }) => plainName(name));
  const inner = compileBoxed(body, knowing(within(making, 'body'), shape));
  return defineFunction(names, (scope, run) => {
    const given = scope.names;
    const own = Object.fromEntries(names.map((name, at) => [name, conform(given[name], types[at] as never, run)]));
    return inner({ names: own, outer: scope.outer }, run);
  });
}

/** Entries read those before them; one without a name is the result. */
function compileContext(
  given: readonly { name?: string | undefined; type?: string | undefined; body: Boxed }[],
  making: Making,
): Feel {
  let known = making;
  const entries = given.map(({ name, type: typeName, body }, at) => {
    const value = compileBoxed(body, within(known, 'entries', name ?? at));
    const type = typeNamed(typeName, making);
    if (name !== undefined) known = knowing(known, { [name]: type.shape });
    return { name, plain: plainName(name ?? ''), value, type };
  });
  return (scope, run) => {
    run.make(entries.length);
    const inner = Object.create(null) as Record<string, unknown>;
    const own = { names: inner, outer: scope };
    const made: [string, unknown][] = [];
    for (const { name, plain, value, type } of entries) {
      const result = conform(value(own, run), type, run);
      if (name === undefined) return result;
      inner[plain] = result;
      made.push([name, result]);
    }
    return Object.fromEntries(made);
  };
}

function compileInvocation(
  { called, bindings }: { called: string; bindings: readonly { name: string; body: Boxed }[] },
  making: Making,
): Feel {
  const target = compileText(called, making, [...making.path, 'called']).value;
  const values = bindings.map(({ name, body }) => {
    return [plainName(name), compileBoxed(body, within(making, 'bindings', name))] as const;
  });
  return (scope, run) => {
    run.tick();
    const named = Object.fromEntries(values.map(([name, value]) => [name, value(scope, run)]));
    return invoke(target(scope, run), named, run);
  };
}

function compileList(items: readonly Boxed[], making: Making, part: string): Feel {
  const entries = items.map((item, at) => compileBoxed(item, within(making, part, at)));
  return (scope, run) => {
    run.make(entries.length);
    return entries.map((entry) => entry(scope, run));
  };
}

/** A type by its name; one that does not exist is reported, and anything goes. */
export function typeNamed(name: string | undefined, making: Making) {
  const type = making.types.find(name);
  if (type) return type;
  making.report({ path: making.path, message: 'names a type that does not exist', code: 'UNKNOWN_TYPE', value: name });
  return making.types.find(undefined) as NonNullable<ReturnType<Making['types']['find']>>;
}
