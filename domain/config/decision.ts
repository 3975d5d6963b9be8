import { z } from 'zod';
import { inDivision } from './fields';

/** What a decision table may decide. Each has one type, see `domain/decisions/outputs.ts`. */
export const decisionOutputs = [
  'queue',
  'routingPlan',
  'priorityScheme',
  'minPriority',
  'maxPriority',
  'slaTarget',
  'slaExpiry',
  'department',
  'process',
  'segment',
] as const;
export type DecisionOutput = (typeof decisionOutputs)[number];

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type DecisionCell = z.infer<typeof cell>;

/** A decision table: each rule has a unary test for every input, then an expression for every output, in FEEL. */
export const decisionDocument = z.strictObject({
  kind: z.literal('decision'),
  ...inDivision,
  hitPolicy: z
    .string()
    .refine((policy) => policy === 'FIRST', {
      error: 'hit policies other than FIRST are not supported yet',
      params: { code: 'UNSUPPORTED', allowed: 'FIRST' },
    })
    .default('FIRST'),
  inputs: z.array(z.string().min(1)).max(50),
  outputs: z.array(z.enum(decisionOutputs)).min(1),
  rules: z.array(z.array(cell).max(100)).max(10_000),
});
export type DecisionDocument = z.infer<typeof decisionDocument>;
