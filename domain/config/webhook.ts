import { z } from 'zod';
import type { ItemEventType } from '../item/event';
import { answerTime, httpUrl, inDivision, secretReference } from './fields';

/** Happenings of an item that a webhook may ask for; the names are those of its history. */
export const webhookEvents = [
  'captured',
  'classified',
  'incident',
  'queued',
  'offered',
  'accepted',
  'declined',
  'revoked',
  'parked',
  'released',
  'status-changed',
  'escalated',
  'overdue',
  'mark-done',
  'completed',
  'synced',
  'cancelled',
  'dead-lettered',
] as const satisfies readonly ItemEventType[];

export const webhookDocument = z.strictObject({
  kind: z.literal('webhook'),
  ...inDivision,
  url: httpUrl,
  /** Happenings of items that it is told of; without any it is told what thresholds, rules and models name it for. */
  events: z.array(z.enum(webhookEvents)).default([]),
  timeout: answerTime.default('PT10S'),
  secret: secretReference.optional(),
});

export type WebhookDocument = z.infer<typeof webhookDocument>;
