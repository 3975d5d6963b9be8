import { z } from 'zod';
import { auditObjects } from '../../domain/audit/entry';
import { GivenInstant, Instant, Limit } from './scalar';

const Values = z.record(z.string(), z.unknown()).nullable();

export const AuditEntryView = z
  .object({
    id: z.string(),
    at: Instant,
    division: z.string(),
    verb: z.string().meta({ example: 'reprioritize' }),
    object: z.object({
      kind: z.enum(auditObjects),
      id: z.string(),
      name: z.string().nullable().meta({ example: 'CLM-000123' }),
    }),
    actor: z.object({ kind: z.enum(['agent', 'user', 'source', 'system', 'participant']), id: z.string() }),
    origin: z
      .object({
        subject: z.string(),
        principal: z.enum(['user', 'source', 'system']),
        agent: z.string().nullable(),
        address: z.string().nullable(),
        userAgent: z.string().nullable(),
        requestId: z.string().nullable().meta({ description: 'As in `x-request-id`; `bulk/...` for a bulk job.' }),
      })
      .nullable()
      .meta({ description: 'From where it was asked for. None: the system did it by itself.' }),
    reason: z.string().nullable(),
    before: Values.meta({ description: 'Fields that differ, as they were.' }),
    after: Values.meta({ description: 'And as they are since.' }),
    erasedBy: z.string().nullable().meta({
      description: 'What it said was erased, with all else of a person: the entry that tells of it. None: it was not.',
    }),
    seal: z
      .object({ seq: z.number().int(), hash: z.string() })
      .nullable()
      .meta({ description: 'Its place in the chain of its division. None: it is a moment old.' }),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditQuery = z.strictObject({
  division: z.string().max(64).optional(),
  from: GivenInstant.optional(),
  to: GivenInstant.optional(),
  actor: z.string().max(255).optional().meta({ description: 'Key of an agent or source, or a subject.' }),
  kind: z.enum(auditObjects).optional(),
  object: z.string().max(255).optional().meta({ description: 'ID or reference.' }),
  verb: z.string().max(64).optional(),
  text: z.string().min(2).max(100).optional().meta({
    description: 'Occurs in the origin or, in divisions where the caller sees all of it, in the reason or the values.',
  }),
  cursor: z.string().max(1_000).optional(),
  limit: Limit,
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = z
  .object({ entries: z.array(AuditEntryView), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditHeads = z
  .object({
    heads: z.array(
      z.object({
        division: z.string(),
        seq: z.number().int().meta({ description: 'How many entries its chain has had.' }),
        hash: z.string(),
      }),
    ),
  })
  .meta({ id: 'AuditHeads' });
export type AuditHeads = z.infer<typeof AuditHeads>;
