import { z } from 'zod';
import { inDivision } from './fields';

/** Expressions and agents use the skill's name; without one its key is the name. */
export const skillDocument = z.strictObject({
  kind: z.literal('skill'),
  ...inDivision,
  description: z.string().max(1_000).optional(),
});
export type SkillDocument = z.infer<typeof skillDocument>;

export function skillName(skill: Pick<SkillDocument, 'key' | 'name'>): string {
  return skill.name ?? skill.key;
}
