import type { z } from 'zod';
import { formatPath, type InputProblem, valueAt, valueSeen } from '../domain/config/problem';

/** zod's issues as the API tells them: path, stable code, value seen, what is allowed. */
export function zodErrors(error: z.ZodError, input: unknown, root = ''): InputProblem[] {
  return error.issues.flatMap((issue) => describe(issue, input, root));
}

function describe(issue: z.core.$ZodIssue, input: unknown, root: string): InputProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...issue.path, key], root),
      message: 'is not known here',
      code: 'UNKNOWN_FIELD',
    }));
  }
  const value = valueAt(input, issue.path);
  const isMissing = value === undefined && issue.code === 'invalid_type';
  return [
    {
      path: formatPath(issue.path, root),
      message: isMissing ? 'is missing' : issue.message,
      code: isMissing ? 'MISSING' : codes[issue.code],
      ...(value === undefined ? {} : { value: valueSeen(value) }),
      ...allowedBy(issue),
    },
  ];
}

const codes: Record<z.core.$ZodIssue['code'], string> = {
  invalid_type: 'WRONG_TYPE',
  too_big: 'TOO_BIG',
  too_small: 'TOO_SMALL',
  invalid_format: 'INVALID_FORMAT',
  not_multiple_of: 'NOT_MULTIPLE',
  unrecognized_keys: 'UNKNOWN_FIELD',
  invalid_union: 'INVALID_VALUE',
  invalid_key: 'INVALID_KEY',
  invalid_element: 'INVALID_VALUE',
  invalid_value: 'INVALID_VALUE',
  custom: 'INVALID_VALUE',
};

function allowedBy(issue: z.core.$ZodIssue): { allowed?: unknown } {
  switch (issue.code) {
    case 'invalid_value':
      return { allowed: issue.values };
    case 'too_big':
      return { allowed: `at most ${issue.maximum}` };
    case 'too_small':
      return { allowed: `at least ${issue.minimum}` };
    case 'invalid_type':
      return { allowed: issue.expected };
    case 'invalid_format':
      return { allowed: issue.pattern ?? issue.format };
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return {};
  }
}
