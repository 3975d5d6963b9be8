import { z } from 'zod';
import { Instant, Key, Limit } from './scalar';

const Scalar = z.union([z.string().min(1).max(1_000), z.number(), z.boolean()]);

export const ErasureBody = z
  .strictObject({
    division: Key,
    attributes: z
      .record(z.string().min(1).max(120), Scalar)
      .refine((given) => Object.keys(given).length > 0, { error: 'names no attribute' })
      .optional()
      .meta({ description: 'Items and cases that have all of these.' }),
    items: z.array(z.uuid()).max(1_000).default([]),
    cases: z.array(z.uuid()).max(1_000).default([]).meta({ description: 'With the items of their tasks.' }),
    reason: z.string().trim().min(1).max(255).optional().meta({
      description:
        'Why; it is kept, so it names nobody. One that quotes a value of `attributes`, or of what was found, is refused.',
    }),
  })
  .refine(({ attributes, items, cases }) => attributes !== undefined || items.length + cases.length > 0, {
    error: 'names nobody',
    params: { code: 'REQUIRED', allowed: 'one of attributes, items, cases' },
  })
  .meta({ id: 'ErasureRequest' });
export type ErasureBody = z.infer<typeof ErasureBody>;

export const ErasureQuery = z.strictObject({ preview: z.enum(['true', 'false']).default('false') });
export const ErasureListQuery = z.strictObject({ cursor: z.string().max(1_000).optional(), limit: Limit });

const Counts = z.object({ closed: z.number().int(), open: z.number().int() });
export const ErasurePreview = z
  .object({
    items: Counts,
    cases: Counts,
    found: z
      .array(z.object({ kind: z.enum(['item', 'case']), id: z.uuid(), reference: z.string(), isOpen: z.boolean() }))
      .meta({ description: 'Of what it would erase the first 100.' }),
  })
  .meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.infer<typeof ErasurePreview>;

export const ErasureView = z
  .object({
    id: z.uuid(),
    division: z.string(),
    cause: z.enum(['request', 'retention']),
    requestedBy: z.string(),
    reason: z.string().nullable(),
    by: z
      .array(z.string())
      .meta({ description: 'Names of the attributes by which its subject was found; never values.' }),
    items: z.number().int(),
    cases: z.number().int(),
    createdAt: Instant,
    endedAt: Instant.nullable().meta({ description: 'Null: something of it is still open, or waits for its turn.' }),
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.infer<typeof ErasureView>;

export const ErasurePage = z
  .object({ erasures: z.array(ErasureView), nextCursor: z.string().nullable() })
  .meta({ id: 'ErasurePage' });
export type ErasurePage = z.infer<typeof ErasurePage>;

const Removed = z.record(
  z.string(),
  z.object({ rows: z.number().int(), changed: z.number().int(), values: z.number().int() }),
);
export const ErasureDetail = ErasureView.extend({
  proofs: z.array(
    z.object({
      kind: z.enum(['item', 'case']),
      id: z.uuid(),
      erasedAt: Instant,
      removed: Removed.meta({ description: 'By table: rows that were read and changed, values that were removed.' }),
      leftHash: z.string().meta({ description: 'SHA-256 of what was left.' }),
      histories: z.number().int().nullable().meta({ description: 'Histories of workflows that were deleted.' }),
    }),
  ),
}).meta({ id: 'ErasureWithProofs' });
export type ErasureDetail = z.infer<typeof ErasureDetail>;

export const ErasureVerification = z
  .object({
    isProven: z.boolean().meta({
      description:
        'Everything of it has been erased, and nothing personal is found again. False where it found nobody.',
    }),
    left: z.array(z.object({ kind: z.enum(['item', 'case']), id: z.uuid(), found: Removed })),
    waiting: z.number().int().meta({ description: 'Items and cases that are still to be erased.' }),
  })
  .meta({ id: 'ErasureVerification' });
export type ErasureVerification = z.infer<typeof ErasureVerification>;
