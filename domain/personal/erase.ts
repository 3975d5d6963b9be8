import { goesWithMessage, isHidden, isPersonal, type Reading, readingOf, unquoted } from './mask';
import type { PersonalData } from './personal-data';

/** What stands where a text of somebody, or what quoted one, has been. */
export const ERASED = '[erased]';

/**
 * Takes personal data out for good: attributes and fields become null, what quotes one of the values and, `withTexts`, free
 * texts are replaced. Whatever says nothing of a person stays. What was erased before counts for nothing, so that a second
 * look proves the first.
 */
export function erase(value: unknown, reading: Reading, withTexts: boolean): { value: unknown; removed: number } {
  let removed = 0;
  const instead = (part: unknown, other: null | string) => {
    if (part !== other && part !== null && part !== '') removed += 1;
    return part === null || part === '' ? part : other;
  };
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const rest = unquoted(part, reading.values, ERASED);
      if (rest !== part) removed += 1;
      return rest;
    }
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    const parent = part as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.entries(parent).flatMap(([name, below]) => {
        if (isPersonal(name, parent, reading.data)) return [[name, instead(below, null)]];
        // The message is counted.
        if (withTexts && goesWithMessage(name, parent, reading.data)) return [];
        if (withTexts && below !== null && isHidden(name, below, parent, reading.data))
          return [[name, instead(below, ERASED)]];
        return [[name, walk(below)]];
      }),
    );
  };
  return { value: walk(value), removed };
}

/** Takes out of each part of `whole` what is personal in any of it. */
export type Eraser = (whole: unknown) => (part: unknown, withTexts: boolean) => ReturnType<typeof erase>;

export function eraserOf(data: PersonalData): Eraser {
  return (whole) => {
    const reading = readingOf(whole, data);
    return (part, withTexts) => erase(part, reading, withTexts);
  };
}
