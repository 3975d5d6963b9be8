import type { RingTarget } from '../../domain/routing/types';

/** Plans stay in memory with their items, so each of their targets is written out once. */
const texts = new WeakMap<RingTarget, string>();

/** Equal for targets that admit the same agents. */
export function targetText(target: RingTarget): string {
  const known = texts.get(target);
  if (known !== undefined) return known;
  const text = JSON.stringify([target.skills, target.agents, target.group, target.queue]);
  texts.set(target, text);
  return text;
}
