import { z } from 'zod';
import { aggregations, hitPolicies } from '../decisions/model';
import type { StoredModel } from '../decisions/model';
import { inDivision, key } from './fields';

/** What a decision may decide of an item, `worktype` for a source and all else for a worktype. Each has one type, see `domain/decisions/outputs.ts`. */
export const decisionOutputs = [
  'worktype',
  'queue',
  'workbin',
  'routingPlan',
  'priorityScheme',
  'minPriority',
  'maxPriority',
  'slaTarget',
  'slaExpiry',
  'department',
  'process',
  'segment',
  'skills',
  'dispositions',
] as const;
export type DecisionOutput = (typeof decisionOutputs)[number];

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const everyDecision = {
  kind: z.literal('decision'),
  ...inDivision,
  /** Where an item waits about which the rules contradict each other; left out: the worktype's queue. */
  conflictQueue: key.optional(),
};

/** A decision table: each rule has a unary test for every input, then an expression for every output, in FEEL. */
export const tableDocument = z.strictObject({
  ...everyDecision,
  hitPolicy: z.enum(hitPolicies).default('FIRST'),
  aggregation: z.enum(aggregations).optional(),
  inputs: z.array(z.string().min(1)).max(50),
  outputs: z.array(z.enum(decisionOutputs)).min(1),
  /** Values that an output may have, highest first. */
  outputValues: z
    .partialRecord(z.enum(decisionOutputs), z.array(z.union([z.string(), z.number()])).max(1_000))
    .optional(),
  rules: z.array(z.array(cell).max(100)).max(10_000),
});
export type TableDocument = z.infer<typeof tableDocument>;

export const maxDmnLength = 2_000_000;

/** A file of DMN 1.2 to 1.5, as it was written. */
export const dmnDocument = z.strictObject({
  ...everyDecision,
  dmn: z.string().max(maxDmnLength),
  /** Asked by business rule tasks of cases, whatever its outputs; left out: it decides of items. */
  usedBy: z.literal('cases').optional(),
  /** Name of the decision that is asked; left out: the only one that no other uses. */
  decision: z.string().max(200).optional(),
  /** What was read from the file; made when it is applied. */
  model: z.custom<StoredModel>((value) => typeof value === 'object' && value !== null).optional(),
});
export type DmnDocument = z.infer<typeof dmnDocument>;

export const decisionDocument = z.union([tableDocument, dmnDocument]);
export type DecisionDocument = TableDocument | DmnDocument;

/** The form that a document of this kind has. */
export function decisionSchema(value: unknown): typeof tableDocument | typeof dmnDocument {
  return typeof value === 'object' && value !== null && 'dmn' in value ? dmnDocument : tableDocument;
}
