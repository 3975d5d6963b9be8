import { z } from 'zod';
import { type InputProblem, valueAt } from '../../config/problem';
import { schemaProblems } from '../../config/schema-problems';
import { checkShape } from '../../config/shape';
import { afterSpan } from '../timer';

const id = z.string().min(1).max(255);
const text = z.string().min(1).max(1_000);
const variables = z
  .custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    error: 'is no object',
    params: { code: 'WRONG_TYPE', allowed: 'object' },
  })
  .optional();
/** Which of those that wait at the element, from 0, the oldest. */
const index = z.int().min(0).default(0);
const span = z.string().refine((value) => afterSpan(value, 0) !== null, {
  error: 'is no duration',
  params: { code: 'INVALID_DURATION', allowed: 'an ISO 8601 duration of at least nothing, such as PT1H or P1M' },
});

/** By the word that says what a step does. */
const steps = {
  complete: z.strictObject({ complete: id, index, variables }),
  /** Without `error` it failed for good: an incident. */
  fail: z.strictObject({ fail: id, index, error: text.optional(), reason: text.optional(), variables }),
  escalate: z.strictObject({ escalate: id, index, code: text, variables }),
  /** Without `key`: for this case, whatever its waits are keyed by. */
  message: z.strictObject({ message: text, key: text.optional(), variables, timeToLive: span.optional() }),
  signal: z.strictObject({ signal: text, variables }),
  advance: z.strictObject({ advance: span }),
  cancel: z.strictObject({ cancel: z.literal(true) }),
  /** Children of the ad-hoc sub-process that holds them. */
  activate: z.strictObject({ activate: z.array(id).min(1).max(100) }),
  set: z.strictObject({ set: z.record(text, z.unknown()) }),
  retry: z.strictObject({ retry: id, index, variables }),
  skip: z.strictObject({ skip: id, index, variables }),
} as const;

/** What somebody lets happen to a case that is played. */
export type PlayStep = z.infer<(typeof steps)[keyof typeof steps]>;

/** One line of a script. */
export function parsePlayStep(line: string): { ok: true; step: PlayStep } | { ok: false; errors: InputProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return refused(`is not JSON: ${(error as Error).message}`);
  }
  const shape = checkShape(value, '');
  if (shape.length > 0) return { ok: false, errors: shape };
  const allowed = Object.keys(steps);
  const [word, other] = allowed.filter((name) => valueAt(value, [name]) !== undefined) as (keyof typeof steps)[];
  if (word === undefined) return refused('says nothing that is to happen', allowed);
  if (other !== undefined) return refused(`says two things at once, ${word} and ${other}`, allowed);
  const parsed = steps[word].safeParse(value);
  return parsed.success ? { ok: true, step: parsed.data } : { ok: false, errors: schemaProblems(parsed.error, value) };
}

function refused(message: string, allowed?: readonly string[]) {
  return {
    ok: false as const,
    errors: [{ path: '', message, code: 'INVALID_STEP' as const, ...(allowed ? { allowed } : {}) }],
  };
}
