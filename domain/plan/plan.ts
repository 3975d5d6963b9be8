import { z } from 'zod';
import { displayName, duration, key } from '../config/fields';
import { feel, step } from './step';

const stage = z.strictObject({
  name: displayName,
  key: key.optional(),
  steps: z.array(step).min(1),
  /** All steps at once; left out: one after another. */
  parallel: z.boolean().optional(),
  /** People start its steps, as many and as often as the steps say. */
  adHoc: z.boolean().optional(),
  /** When an ad-hoc stage ends; left out: when what is required is done and nothing is being done. */
  until: feel.optional(),
  /** It is passed over where this does not hold when its turn comes. */
  when: feel.optional(),
  /** It is done again as long as this holds. */
  repeatWhile: feel.optional(),
  sla: duration.optional(),
  /** Reached when the stage is done. */
  milestone: displayName.optional(),
  /** These make a stage stand beside the others. People start it, or what it comes after. */
  manual: z.boolean().optional(),
  after: z.array(key).min(1).max(100).optional(),
  repeatable: z.boolean().optional(),
  /** Of one that stands beside: the case waits for it. */
  required: z.boolean().optional(),
});
export type Stage = z.infer<typeof stage>;

/** What a case goes through, as people write it; `planModel` makes a BPMN model of it. */
export const plan = z.strictObject({
  stages: z.array(stage).min(1),
  /** The outcome of the case, in FEEL; it is in the variable `outcome` when the case ends. */
  outcome: feel.optional(),
});
export type Plan = z.infer<typeof plan>;

/** Whether a stage stands beside the others, and not in their order. */
export function isBeside({ manual, after, repeatable }: Stage): boolean {
  return manual === true || repeatable === true || after !== undefined;
}
