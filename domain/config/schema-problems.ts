import type { z } from 'zod';
import type { FaultRule } from './fault-rule';
import { formatPath, type InputProblem, valueAt, valueSeen } from './problem';

/**
 * What a zod schema found, as every refusal tells it: each fault with its path, a stable code, the value seen and what is
 * allowed. A union's faults are told by its parts; unknown fields one by one, each at its own path.
 */
export function schemaProblems(error: z.ZodError, input: unknown, root = ''): InputProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, input, root));
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown, root: string): InputProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...issue.path, key], root),
      message: 'is not known here',
      code: 'UNKNOWN_FIELD',
    }));
  }
  const path = formatPath(issue.path, root);
  // A query's list is taken apart before it is checked: there zod knows better what it saw.
  const seen = issue.input ?? valueAt(input, issue.path);
  // What is no number is shown as it was written.
  const value = Number.isNaN(seen) ? valueAt(input, issue.path) : seen;
  if (value === undefined && missing.has(issue.code)) {
    return [{ path, message: 'is required', code: 'REQUIRED', allowed: detailOf(issue).allowed }];
  }
  return [
    {
      path,
      message: messageOf(issue),
      ...detailOf(issue),
      ...(value === undefined ? {} : { value: valueSeen(value) }),
    },
  ];
}

/** How zod says that there is nothing. */
const missing: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

/** What zod says unless a schema says it better: it repeats what is seen and what is allowed, which stand beside it. */
const wordsOfZod = /^(?:Invalid|Too big|Too small|Unrecognized)\b/;

type Rules = Readonly<Record<string, FaultRule>>;

function isFraction(issue: z.core.$ZodIssueInvalidType): boolean {
  return issue.expected === 'int' && typeof issue.input === 'number';
}

const longRules: Rules = { string: 'TEXT_TOO_LONG', array: 'TOO_MANY_ENTRIES', number: 'NUMBER_TOO_BIG' };
const shortRules: Rules = { string: 'TEXT_TOO_SHORT', array: 'TOO_FEW_ENTRIES', number: 'NUMBER_TOO_SMALL' };

function limited(rules: Rules, origin: string, limit: unknown): Pick<InputProblem, 'rule' | 'values'> {
  const rule = rules[origin === 'int' || origin === 'bigint' ? 'number' : origin];
  return { ...(rule && { rule }), values: { limit: typeof limit === 'bigint' ? String(limit) : limit } };
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (!wordsOfZod.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return isFraction(issue) ? 'is no whole number' : 'is of another type';
    case 'too_big':
      return { string: 'is too long', array: 'has too many entries' }[issue.origin as string] ?? 'is too big';
    case 'too_small':
      return { string: 'is too short', array: 'has too few entries' }[issue.origin as string] ?? 'is too small';
    case 'invalid_format':
      return 'has another form';
    case 'not_multiple_of':
      return 'is no multiple';
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return 'cannot be taken';
    case 'invalid_value':
    case 'invalid_union':
      return 'is not among what is allowed';
  }
}

/** What zod would say by a pattern of a hundred signs. */
const formats: Record<string, { message: string; rule: FaultRule; allowed: string }> = {
  datetime: {
    message: 'is no instant',
    rule: 'NO_INSTANT',
    allowed: 'an instant of RFC 3339 in UTC, such as 2026-11-23T08:00:00Z',
  },
  date: { message: 'is no date', rule: 'NO_DATE', allowed: 'a date of the calendar, such as 2026-11-23' },
  uuid: { message: 'is no ID', rule: 'NO_ID', allowed: 'a UUID' },
};

type Detail = Pick<InputProblem, 'code' | 'rule' | 'values' | 'allowed'> & { message?: string };

/** The stable code of a fault and what would be allowed. */
function detailOf(issue: z.core.$ZodIssue): Detail {
  switch (issue.code) {
    case 'custom': {
      const { code, rule, allowed } = (issue.params ?? {}) as Partial<Detail>;
      return { code: code ?? 'INVALID_VALUE', ...(rule && { rule }), ...(allowed !== undefined && { allowed }) };
    }
    case 'invalid_type':
      return {
        code: 'WRONG_TYPE',
        ...(isFraction(issue) && { rule: 'NO_WHOLE_NUMBER' }),
        allowed: issue.expected === 'record' ? 'object' : issue.expected,
      };
    case 'invalid_value':
      return { code: 'NOT_ALLOWED', allowed: issue.values };
    case 'too_big':
      return {
        code: 'TOO_BIG',
        ...limited(longRules, issue.origin, issue.maximum),
        allowed: `at most ${issue.maximum}`,
      };
    case 'too_small':
      return {
        code: 'TOO_SMALL',
        ...limited(shortRules, issue.origin, issue.minimum),
        allowed: `at least ${issue.minimum}`,
      };
    case 'invalid_format':
      return { code: 'INVALID_FORMAT', ...(formats[issue.format] ?? { allowed: issue.pattern ?? issue.format }) };
    case 'not_multiple_of':
      return { code: 'NOT_MULTIPLE', values: { limit: issue.divisor }, allowed: `a multiple of ${issue.divisor}` };
    case 'invalid_key':
      return { code: 'INVALID_KEY' };
    case 'invalid_union':
      return unionDetail(issue);
    case 'unrecognized_keys':
    case 'invalid_element':
      return { code: 'INVALID_VALUE' };
  }
}

/**
 * Where no part takes a value of this type, the types that they take; where it is none of their values nor of their forms,
 * those. zod says "Invalid input" alone.
 */
function unionDetail({ errors }: z.core.$ZodIssueInvalidUnion): Detail {
  const wrong = errors.flat().filter((issue) => issue.code === 'invalid_type' && issue.path.length === 0);
  const others = errors.flat().filter((issue) => issue.path.length === 0);
  const allowedOf = (issue: z.core.$ZodIssue): unknown[] => {
    if (issue.code === 'invalid_value') return issue.values;
    return issue.code === 'invalid_format' && issue.pattern !== undefined ? [issue.pattern] : [];
  };
  const isValue = others.some(({ code }) => code === 'invalid_value');
  if (isValue && errors.every((part) => part.some((issue) => others.includes(issue) && allowedOf(issue).length > 0)))
    return { code: 'NOT_ALLOWED', allowed: others.flatMap(allowedOf) };
  if (errors.length === 0 || wrong.length < errors.length) return { code: 'INVALID_VALUE' };
  const allowed = wrong.map((issue) => ('expected' in issue ? issue.expected : '')).join(' or ');
  return { code: 'WRONG_TYPE', message: 'is of another type', allowed };
}
