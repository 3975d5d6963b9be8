import type { Actor } from '../item/event';
import type { Origin } from './origin';

export const auditObjects = [
  'item',
  'case',
  'message',
  'config',
  'draft',
  'agent',
  'api-key',
  'secret',
  'delivery',
  'session',
  'bulk-job',
  'notification',
  'erasure',
  'audit',
] as const;
export type AuditObject = (typeof auditObjects)[number];

/** What a command asks the audit to keep of it, beside what it changed. */
export interface Audited {
  verb: string;
  origin?: Origin | undefined;
  reason?: string | undefined;
}

/** An entry as it is written: when, and in which transaction, the database says. */
export interface NewAuditEntry {
  division: string;
  verb: string;
  object: { kind: AuditObject; id: string; name: string | null };
  actor: Actor;
  /** Null: the system did it by itself. Left out: as the work under way was asked for. */
  origin?: Origin | null;
  reason?: string | null | undefined;
  /** Fields that differ; null: there was nothing, or is nothing any more. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
