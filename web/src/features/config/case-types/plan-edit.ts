/** A step as it is written: a text alone is a task of that name. */
export type PlanStep = string | Readonly<Record<string, unknown>>;

export interface PlanStage extends Readonly<Record<string, unknown>> {
  readonly name: string;
  readonly steps: readonly PlanStep[];
  readonly parallel?: boolean | undefined;
  readonly adHoc?: boolean | undefined;
}

/** The stages of what is written so far. */
export function planOf(plan: unknown): PlanStage[] {
  const stages = (plan as { stages?: unknown } | undefined)?.stages;
  if (!Array.isArray(stages)) return [];
  return (stages as Partial<PlanStage>[]).map((stage) => ({
    ...stage,
    name: typeof stage.name === 'string' ? stage.name : '',
    steps: Array.isArray(stage.steps) ? stage.steps : [],
  }));
}

/** What a step does, and the name that people read. */
export function stepWord(step: PlanStep, words: readonly string[]): [word: string, name: string] {
  if (typeof step === 'string') return ['task', step];
  // A task may have a form too.
  const found = words.filter((word) => Object.hasOwn(step, word));
  const word = found.includes('task') ? 'task' : (found[0] ?? 'task');
  return [word, typeof step[word] === 'string' ? step[word] : ''];
}

/** What only the other kind of step could say is left out. */
export function withWord(step: Readonly<Record<string, unknown>>, from: string, to: string): PlanStep {
  const common = ['key', 'when', 'after', 'required', 'repeatable'];
  const kept = Object.entries(step).filter(([name]) => common.includes(name));
  return { ...Object.fromEntries(kept), [to]: step[from], ...(to === 'form' ? { schema: { type: 'object' } } : {}) };
}
