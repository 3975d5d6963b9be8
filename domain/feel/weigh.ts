import type { Run } from './run';
import { isContext } from './values';

/** Charges a value by its size as a tree: lists that share their entries count as often as they are walked. */
export function weigh(value: unknown, charge: (size: number) => void): void {
  if (typeof value === 'string') return charge(1 + (value.length >> 5));
  charge(1);
  if (Array.isArray(value)) for (const entry of value) weigh(entry, charge);
  else if (isContext(value)) for (const name of Object.keys(value)) weigh(value[name], charge);
}

/** The same in characters and entries, for what leaves an evaluation. */
export function weighOutput(value: unknown, run: Run): void {
  if (typeof value === 'string') return run.make(1 + value.length);
  run.make(1);
  if (Array.isArray(value)) for (const entry of value) weighOutput(entry, run);
  else if (isContext(value)) for (const name of Object.keys(value)) weighOutput(value[name], run);
}
