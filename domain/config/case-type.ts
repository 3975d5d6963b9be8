import { z } from 'zod';
import type { Graph } from '../bpmn/graph';
import type { ReportLine } from '../bpmn/read/reading';
import { displayName, inDivision, key } from './fields';

const status = z.strictObject({
  key,
  name: displayName.optional(),
  category: z.enum(['open', 'working', 'waiting', 'closed']),
});

/** What a case type without statuses of its own has. */
const defaultStatuses = [
  { key: 'open', name: 'Open', category: 'open' as const },
  { key: 'in-progress', name: 'In progress', category: 'working' as const },
  { key: 'pending', name: 'Pending', category: 'waiting' as const },
  { key: 'resolved', name: 'Resolved', category: 'closed' as const },
  { key: 'closed', name: 'Closed', category: 'closed' as const },
];

export const maxBpmnLength = 4_000_000;

/** What was read from the file, or why it was not. */
export type StoredGraph = { graph: Graph; report: readonly ReportLine[] } | { refused: readonly Refused[] };
export interface Refused {
  element: string;
  reason: string;
}

/** A kind of case: a BPMN file as it was written, with what its cases have beside it. */
export const caseTypeDocument = z.strictObject({
  kind: z.literal('case-type'),
  ...inDivision,
  bpmn: z.string().min(1).max(maxBpmnLength),
  /** ID of the process that a case starts; left out: what the file says. */
  process: z.string().min(1).max(200).optional(),
  referencePrefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{0,9}$/)
    .default('CSE'),
  /** JSON Schema 2020-12 of what a case is started with, itself checked by `checkAttributeSchema`. */
  attributes: z.record(z.string(), z.json()).default({ type: 'object' }),
  /** In their order: the first is that of a new case, the last closed one that of a case that has ended. */
  statuses: z.array(status).min(2).max(100).prefault(defaultStatuses),
  /** Fixed priority of its work where neither model nor whoever starts a case gives one; left out: the worktype's curve. */
  priority: z.number().optional(),
  /** What was read from the file; made when it is applied. */
  model: z.custom<StoredGraph>((value) => typeof value === 'object' && value !== null).optional(),
});
export type CaseTypeDocument = z.infer<typeof caseTypeDocument>;
