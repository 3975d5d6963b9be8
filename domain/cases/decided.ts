import { durationMs, parseDuration } from '../time/duration';

/** What a decision gives a case that starts. */
export interface DecidedCase {
  owner: string | null;
  priority: number | null;
  /** Instead of its type's target. */
  targetMs: number | null;
}

const NOTHING: DecidedCase = { owner: null, priority: null, targetMs: null };

/** Of a decision's value: a context with `owner`, `priority`, `target`; what is of another kind was not said. */
export function decidedCase(value: unknown, mostPriority: number): DecidedCase {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return NOTHING;
  const { owner, priority, target } = value as Record<string, unknown>;
  const isSpan = typeof target === 'string' && (parseDuration(target) ?? 0) >= 1_000;
  return {
    owner: typeof owner === 'string' && owner.trim() !== '' ? owner.trim() : null,
    priority: typeof priority === 'number' && Math.abs(priority) <= mostPriority ? priority : null,
    targetMs: isSpan ? durationMs(target) : null,
  };
}
