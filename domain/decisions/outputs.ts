import { FeelDuration } from 'feelin';
import type { DecisionOutput } from '../config/decision';
import { key } from '../config/fields';
import { isStorable } from '../config/storable';
import { parseExpression } from '../skills/expression';
import { lengthOf } from '../feel/operators';
import { durationForm, secondMs } from '../time/duration';

/** What a table decided; left out: not decided. Durations are ms. */
export interface DecidedValues {
  /** Of a capture that names none; only a source's decision is asked for it. */
  worktype?: string;
  queue?: string;
  /** Where it lies until somebody takes it, instead of being offered. */
  workbin?: string;
  routingPlan?: string;
  priorityScheme?: string;
  minPriority?: number;
  maxPriority?: number;
  slaTarget?: number;
  slaExpiry?: number;
  department?: string;
  process?: string;
  segment?: string;
  /** A skill expression that every ring asks beside its own. */
  skills?: string;
  /** Instead of the worktype's. */
  dispositions?: readonly string[];
}

/** As of a department that a source gives. */
const maxText = 255;
const maxSkills = 500;
const maxKeys = 200;

export type OutputType = 'text' | 'key' | 'number' | 'duration' | 'skills' | 'keys';

export const outputTypes: Record<DecisionOutput, OutputType> = {
  worktype: 'key',
  queue: 'text',
  workbin: 'text',
  routingPlan: 'text',
  priorityScheme: 'text',
  minPriority: 'number',
  maxPriority: 'number',
  slaTarget: 'duration',
  slaExpiry: 'duration',
  department: 'text',
  process: 'text',
  segment: 'text',
  skills: 'skills',
  dispositions: 'keys',
};

/** Kind of the documents whose keys an output names; undefined for free values. */
export const kindOfOutput: Partial<
  Record<DecisionOutput, 'worktype' | 'queue' | 'workbin' | 'routing-plan' | 'priority-scheme'>
> = {
  worktype: 'worktype',
  queue: 'queue',
  workbin: 'workbin',
  routingPlan: 'routing-plan',
  priorityScheme: 'priority-scheme',
};

export type Converted =
  { ok: true; value: string | number | readonly string[] | null } | { ok: false; allowed: string };

/** An output's value in our own types; null (nothing decided) passes for every output. */
export function convertOutput(output: DecisionOutput, value: unknown): Converted {
  if (value === null || value === undefined) return { ok: true, value: null };
  switch (outputTypes[output]) {
    case 'text':
      if (typeof value === 'string' && value !== '' && value.length <= maxText && isStorable(value))
        return { ok: true, value };
      return { ok: false, allowed: `a text of at most ${maxText} characters` };
    case 'key': {
      const isKey = key.safeParse(value).success;
      return isKey ? { ok: true, value: value as string } : { ok: false, allowed: 'a key' };
    }
    case 'number':
      return typeof value === 'number' ? { ok: true, value } : { ok: false, allowed: 'a number' };
    case 'skills': {
      const isExpression =
        typeof value === 'string' && value.length <= maxSkills && isStorable(value) && parseExpression(value).ok;
      if (isExpression) return { ok: true, value };
      return {
        ok: false,
        allowed: `a skill expression of at most ${maxSkills} characters: French >= 2 and Legacy > 1`,
      };
    }
    case 'keys': {
      const isKeys =
        Array.isArray(value) && value.length <= maxKeys && value.every((one) => key.safeParse(one).success);
      if (isKeys) return { ok: true, value: [...new Set(value as string[])] };
      return { ok: false, allowed: `a list of at most ${maxKeys} keys: ["paid", "refused"]` };
    }
    case 'duration': {
      const ms = durationOf(value);
      if (ms !== undefined && ms >= secondMs) return { ok: true, value: ms };
      return { ok: false, allowed: `duration("...") of at least one second: ${durationForm}` };
    }
  }
}

/** A duration that a rule gave, in ms; undefined for any other value and for years and months, whose length varies. */
function durationOf(value: unknown): number | undefined {
  return value instanceof FeelDuration && !value.yearsMonths ? lengthOf(value) : undefined;
}
