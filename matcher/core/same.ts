import type { RingRequirement } from '../../domain/routing/types';

// Rows are read anew all the time, and most of what they say is known: to compare costs less than to write it out.

export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

export function isSameLevels(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  if (a === b) return true;
  // A list of the names would be made for nothing; neither object has a prototype with names of its own.
  let count = 0;
  for (const name in a) {
    if (a[name] !== b[name]) return false;
    count += 1;
  }
  for (const _ in b) count -= 1;
  return count === 0;
}

export function isSameRequirement(a: RingRequirement, b: RingRequirement): boolean {
  if (a === b) return true;
  if (a === 'preferred' || b === 'preferred') return false;
  if (a.skills !== b.skills || a.group !== b.group || a.queue !== b.queue) return false;
  return a.agents === undefined || b.agents === undefined ? a.agents === b.agents : isSameList(a.agents, b.agents);
}
