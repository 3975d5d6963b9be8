import { FeelFunction, dateAndTime, evaluate, isFunction, toFeel } from 'feelin';
import { Temporal as Tempo } from 'temporal-polyfill';
import type { BuiltIn } from './built-in';
import { ownFunctions } from './own-functions';
import { callSteps, entrySteps, orNull, temporalSteps, textSteps } from './run';
import type { Run } from './run';
import { normalize } from './values';
import { weigh } from './weigh';

/** A memory only: what the library says of a name never changes. */
const known = new Map<string, BuiltIn | null>();

export function builtIn(name: string): BuiltIn | null {
  const found = known.get(name);
  if (found !== undefined) return found;
  const own = [clockFunctions, ownFunctions].find((functions) => Object.hasOwn(functions, name));
  const made = own?.[name] ?? ofLibrary(name);
  known.set(name, made);
  return made;
}

export function isOfClock(name: string): boolean {
  return Object.hasOwn(clockFunctions, name);
}

/** A function as a value of one run. */
export function functionOf(name: string, run: Run): FeelFunction | null {
  const bound = run.functions.get(name);
  if (bound !== undefined) return bound;
  const found = builtIn(name);
  const made = found && new FeelFunction((...args: unknown[]) => found.call(args, run), [...found.parameters]);
  run.functions.set(name, made);
  return made;
}

/** Calls whatever an expression took for a function. */
export function invoke(target: unknown, args: unknown, run: Run): unknown {
  if (!isFunction(target)) return null;
  run.tick(callSteps);
  return normalize(run.deeper(() => target.invoke(args) as unknown));
}

const instantOf = (run: Run) => Tempo.Instant.fromEpochMilliseconds(run.nowMs).toZonedDateTimeISO('UTC');
const clockFunctions: Record<string, BuiltIn> = {
  now: ofClock((at) => at),
  today: ofClock((at) => at.toPlainDate()),
};

function ofClock(read: (at: Tempo.ZonedDateTime) => unknown): BuiltIn {
  const call = (_: readonly unknown[], run: Run): unknown => {
    run.tick(2 * temporalSteps);
    return toFeel(read(instantOf(run)));
  };
  return { parameters: [], call };
}

type LibraryFunction = ((...args: unknown[]) => unknown) & { $args: string[] };
/** These two are no names to the library's parser. */
const spelled: Record<string, readonly string[]> = {
  'date and time': ['date', 'time', 'from'],
  'years and months duration': ['from', 'to'],
};

function ofLibrary(name: string): BuiltIn | null {
  if (Object.hasOwn(spelled, name)) {
    const parameters = spelled[name] ?? [];
    return { parameters, call: (args, run) => charged(run, args, () => spelledOut(name, parameters, args, run)) };
  }
  const found = resolved(name);
  if (!found) return null;
  return { parameters: found.$args, call: (args, run) => charged(run, args, () => found(...args)) };
}

function resolved(name: string): LibraryFunction | null {
  try {
    const { value } = evaluate(name, {});
    return typeof value === 'function' ? (value as LibraryFunction) : null;
  } catch {
    return null;
  }
}

function spelledOut(name: string, parameters: readonly string[], args: readonly unknown[], run: Run): unknown {
  const given = args.filter((arg) => arg !== undefined);
  if (name === 'date and time' && given.length === 1 && typeof given[0] === 'string') return dateAndTime(given[0]);
  run.tick(textSteps);
  const context = Object.fromEntries(parameters.map((parameter, index) => [parameter, args[index]]));
  const passed = parameters.slice(0, args.length).join(', ');
  return evaluate(`${name}(${passed})`, context).value;
}

/** What goes in is walked by the function, what comes out was made by it. */
function charged(run: Run, args: readonly unknown[], call: () => unknown): unknown {
  for (const arg of args) weigh(arg, (size) => run.tick(size * entrySteps));
  const result = orNull(() => normalize(call()));
  if (typeof result === 'string' || Array.isArray(result)) run.make(result.length);
  else if (typeof result === 'object' && result !== null) run.tick(3 * temporalSteps);
  return result;
}
