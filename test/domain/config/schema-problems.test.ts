import { z } from 'zod';
import { schemaProblems } from '../../../domain/config/schema-problems';

const schema = z.strictObject({
  at: z.iso.datetime().optional(),
  size: z.number().max(5).optional(),
  cell: z.union([z.string(), z.number()]).optional(),
  kind: z.enum(['a', 'b']),
  either: z.union([z.literal('x'), z.literal('y')]).optional(),
  columns: z.array(z.union([z.enum(['x', 'y']), z.string().regex(/^attribute:/, { abort: true })])).optional(),
  name: z.string().min(3).optional(),
  names: z.array(z.string()).max(1).optional(),
  count: z.int().optional(),
  own: z.string().min(2, { error: 'must have two letters' }).optional(),
  list: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(['x', 'y'])))
    .optional(),
});

test.each([
  [
    { kind: 'c' },
    { path: 'kind', code: 'NOT_ALLOWED', message: 'is not among what is allowed', value: 'c', allowed: ['a', 'b'] },
  ],
  [
    { kind: 'a', either: 'z' },
    { path: 'either', code: 'NOT_ALLOWED', value: 'z', allowed: ['x', 'y'] },
  ],
  [
    { kind: 'a', columns: ['x', 'z'] },
    { path: 'columns[1]', code: 'NOT_ALLOWED', value: 'z', allowed: ['x', 'y', '/^attribute:/'] },
  ],
  [
    { kind: 'a', name: 'ab' },
    { message: 'is too short', code: 'TOO_SMALL', value: 'ab', allowed: 'at least 3' },
  ],
  [
    { kind: 'a', names: ['x', 'y'] },
    { message: 'has too many entries', value: 'a list of 2', allowed: 'at most 1' },
  ],
  [
    { kind: 'a', count: 1.5 },
    { message: 'is no whole number', code: 'WRONG_TYPE', value: 1.5 },
  ],
  [
    { kind: 'a', own: 'x' },
    { message: 'must have two letters', code: 'TOO_SMALL', allowed: 'at least 2' },
  ],
  [
    { kind: 'a', cell: [1] },
    { path: 'cell', code: 'WRONG_TYPE', value: 'a list of 1', allowed: 'string or number' },
  ],
  [{}, { path: 'kind', code: 'REQUIRED' }],
  [
    { kind: 'a', size: 6 },
    { path: 'size', code: 'TOO_BIG', value: 6, allowed: 'at most 5' },
  ],
  [
    { kind: 'a', size: '6' },
    { path: 'size', code: 'WRONG_TYPE', value: '6', allowed: 'number' },
  ],
  [
    { kind: 'a', colour: 'red' },
    { path: 'colour', code: 'UNKNOWN_FIELD' },
  ],
  [
    { kind: 'a', list: 'x,z' },
    { path: 'list[1]', code: 'NOT_ALLOWED', value: 'z' },
  ],
  [
    { kind: 'a', at: 'tomorrow' },
    {
      path: 'at',
      message: 'is no instant',
      value: 'tomorrow',
      allowed: expect.stringContaining('2026-11-23T08:00:00Z'),
    },
  ],
])('%j is refused with its path, its value and what is allowed', (input, fault) => {
  const { error } = schema.safeParse(input, { reportInput: true });
  expect(error && schemaProblems(error, input)).toMatchObject([fault]);
});

test('a field that takes several types is told as missing like any other', () => {
  const { error } = z.object({ cell: z.union([z.string(), z.number()]) }).safeParse({}, { reportInput: true });
  expect(error && schemaProblems(error, {})).toEqual([
    { path: 'cell', message: 'is required', code: 'REQUIRED', allowed: 'string or number' },
  ]);
});

test('what is no number is shown as it was written, and an object is called one', () => {
  const query = z.object({ days: z.coerce.number(), body: z.record(z.string(), z.unknown()) });
  const given = { days: 'many', body: ['a'] };
  const { error } = query.safeParse(given);
  if (!error) throw new Error('was taken');
  expect(schemaProblems(error, given)).toMatchObject([
    { path: 'days', code: 'WRONG_TYPE', value: 'many', allowed: 'number' },
    { path: 'body', code: 'WRONG_TYPE', value: 'a list of 1', allowed: 'object' },
  ]);
});
