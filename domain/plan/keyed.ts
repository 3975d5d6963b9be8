import type { Plan, Stage } from './plan';
import type { GivenStep, StepWord } from './step';
import { wordOf } from './step';

export type Path = readonly (string | number)[];

/** A step that has a key of its own in its plan. */
export interface KeyedStep {
  key: string;
  name: string;
  word: StepWord;
  given: GivenStep;
  path: Path;
}

export interface KeyedStage {
  key: string;
  given: Stage;
  steps: readonly KeyedStep[];
  path: Path;
}

/**
 * Stages and steps with the keys by which others name them: those that they were given, for the rest their names in lower
 * case, numbered where they are taken.
 */
export function keyed(plan: Plan): KeyedStage[] {
  const taken = new Set(plan.stages.flatMap(({ key, steps }) => [key, ...steps.map(givenKey)]));
  const keyOf = (given: string | undefined, name: string, otherwise: string): string => {
    if (given !== undefined) return given;
    const plain = plainKey(name) || otherwise;
    let found = plain;
    for (let count = 2; taken.has(found); count += 1) found = `${plain}-${count}`;
    taken.add(found);
    return found;
  };
  return plan.stages.map((stage, index): KeyedStage => {
    const path: Path = ['plan', 'stages', index];
    const key = keyOf(stage.key, stage.name, `stage-${index + 1}`);
    const steps = stage.steps.map((one, at): KeyedStep => {
      const given: GivenStep = typeof one === 'string' ? { task: one } : one;
      const word = wordOf(given);
      const name = String((given as Record<string, unknown>)[word]);
      return {
        key: keyOf(given.key, name, `${key}-${at + 1}`),
        name,
        word,
        given,
        path: [...path, 'steps', at],
      };
    });
    return { key, given: stage, steps, path };
  });
}

function givenKey(step: GivenStep | string): string | undefined {
  return typeof step === 'string' ? undefined : step.key;
}

/** @example plainKey('Pay 10 € or more?') // 'pay-10-or-more' */
function plainKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56);
}
