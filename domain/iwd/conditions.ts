import type { Condition, IwdRule } from './export';

export type When = IwdRule['when'];

/** All of these conditions, and perhaps more. */
export function includes(whole: When, part: When): boolean {
  return Object.entries(part).every(([name, asked]) => same(whole[name], asked));
}

export function isSame(one: When, other: When): boolean {
  return includes(one, other) && includes(other, one);
}

/** Whether one task could meet both. */
export function mayMeet(one: When, other: When): boolean {
  return Object.entries(one).every(([name, asked]) => {
    const also = other[name];
    return also === undefined || overlaps(asked, also);
  });
}

/** As a unary test of FEEL. */
export function cellOf(asked: Condition | undefined): string {
  if (asked === undefined) return '-';
  if (typeof asked !== 'object') return JSON.stringify(asked);
  const { from, to } = asked;
  if (from === undefined) return `<= ${to}`;
  return to === undefined ? `>= ${from}` : `[${from}..${to}]`;
}

function overlaps(one: Condition, other: Condition): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  if (!a || !b) return one === other;
  return a.from <= b.to && b.from <= a.to;
}

function boundsOf(condition: Condition): { from: number; to: number } | null {
  if (typeof condition === 'string') return null;
  if (typeof condition === 'number') return { from: condition, to: condition };
  return { from: condition.from ?? -Infinity, to: condition.to ?? Infinity };
}

function same(one: Condition | undefined, other: Condition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
