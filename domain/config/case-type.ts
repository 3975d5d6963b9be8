import { z } from 'zod';
import type { Graph } from '../bpmn/graph';
import type { Refusal, ReportLine } from '../bpmn/read/reading';
import { plan } from '../plan/plan';
import { caseSight } from './case-sight';
import { caseSla } from './case-type-sla';
import { displayName, form, freeName, inDivision, key, referencePrefix } from './fields';
import { classifier, intents } from './intents';
import { personalFields } from './personal-fields';

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

/** What was read from the file, or why it was not. `drawn`: the file that was made of a plan, or to which a diagram was added. */
export type StoredGraph =
  { graph: Graph; report: readonly ReportLine[]; drawn?: string } | { refused: readonly Refusal[] };

/** A kind of case: a BPMN file or a plan as it was written, with what its cases have beside it. */
export const caseTypeDocument = z.strictObject({
  kind: z.literal('case-type'),
  ...inDivision,
  /** One of the two. */
  bpmn: z.string().min(1).max(maxBpmnLength).optional(),
  plan: plan.optional(),
  /** ID of the process that a case starts; left out: what the file says. */
  process: z.string().min(1).max(200).optional(),
  referencePrefix: referencePrefix.default('CSE'),
  /** JSON Schema 2020-12 of what a case is started with, itself checked by `checkAttributeSchema`. */
  attributes: form.default({ type: 'object' }),
  /** JSON Schema of what people are asked for who start a case; left out: `attributes`, which every start is checked by. */
  startForm: form.optional(),
  /** Forms that tasks name, each a JSON Schema. */
  forms: z
    .record(freeName, form)
    .refine((forms) => Object.keys(forms).length <= 100, { error: 'are more than 100' })
    .default({}),
  /** Fields of its cases that hold personal data, beside the attributes that are marked so. */
  personal: z.array(z.enum(personalFields)).default([]),
  /** In their order: the first is that of a new case, the first closed one that of one that is resolved, the last that of one with an outcome. */
  statuses: z.array(status).min(2).max(100).prefault(defaultStatuses),
  /** Of those `usedBy: cases`, asked when a case starts: it may give `owner`, `priority` and `target`. */
  decision: key.optional(),
  /** By which an interaction means a case of this type. */
  intents,
  classifier: classifier.optional(),
  /** Who sees what of its cases. */
  sight: caseSight.prefault({}),
  sla: caseSla.prefault({}),
  /** Added to the priority of its work, where whoever starts a case says nothing else. */
  priority: z.number().optional(),
  /** What was read from the file; made when it is applied. */
  model: z.custom<StoredGraph>((value) => typeof value === 'object' && value !== null).optional(),
});
export type CaseTypeDocument = z.infer<typeof caseTypeDocument>;

/** Its BPMN file with a diagram, as people are shown it. */
export function drawnFile({ bpmn = '', model }: CaseTypeDocument): string {
  return (model && 'graph' in model ? model.drawn : undefined) ?? bpmn;
}
