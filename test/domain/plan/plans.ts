import fc from 'fast-check';
import type { Plan, Stage } from '../../../domain/plan/plan';
import type { GivenStep } from '../../../domain/plan/step';

/** Few names, so that many things are called alike, and some that leave nothing for a key. */
const names = fc.constantFrom('Check', 'Pay the claim', 'Überprüfen', '1st look', '???', 'a < b & "c"');
const conditions = fc.constantFrom('v0 > 50', 'v1 <= 50', 'approved', 'v2 > 50 or approved = true');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const common = { when: maybe(conditions) };
const escalate = maybe(
  fc.record({ after: fc.constantFrom('PT1H', '=duration("PT2H")'), queue: maybe(fc.constant('boss')) }),
);
const work = { ...common, queue: maybe(fc.constant('desk')), due: maybe(fc.constant('P1D')), escalate };

const steps: fc.Arbitrary<GivenStep | string> = fc.oneof(
  names,
  fc.record({ task: names, ...work, priority: maybe(fc.constantFrom(5, '=v0 + 1')) }),
  fc.record({ approve: names, ...work, shows: maybe(fc.constant<string[]>(['v0'])) }),
  fc.record({ form: names, ...work, schema: fc.constant({ type: 'object', properties: { f1: { type: 'number' } } }) }),
  fc.record({ service: names, ...common, activity: fc.constant('pay'), with: maybe(fc.constant({ url: '=v0' })) }),
  fc.record({ decide: names, ...common, decision: fc.constant('rate'), result: maybe(fc.constant('r2')) }),
  fc.record({ wait: names, ...common, message: fc.constant('came'), by: maybe(fc.constant('"k"')) }),
  fc.record({ wait: names, ...common, for: fc.constant('P1D') }),
  fc.record({ milestone: names, ...common }),
);

/** Of an ad-hoc stage: each may start by itself after the one before, where it has one. */
const adHocSteps = fc.array(
  fc.record({ step: steps, required: maybe(fc.boolean()), repeatable: maybe(fc.boolean()), follows: fc.boolean() }),
  { minLength: 1, maxLength: 4 },
);

const stages = fc.array(
  fc.record({
    name: names,
    kind: fc.constantFrom('one by one', 'at once', 'ad-hoc'),
    place: fc.constantFrom('in order', 'in order', 'manual', 'after', 'repeatable'),
    steps: fc.array(steps, { minLength: 1, maxLength: 4 }),
    adHoc: adHocSteps,
    when: maybe(conditions),
    repeatWhile: maybe(fc.constant('v0 > 50')),
    until: maybe(fc.constant('v1 > 50')),
    sla: maybe(fc.constant('P2D')),
    milestone: maybe(names),
    required: maybe(fc.boolean()),
  }),
  { minLength: 1, maxLength: 5 },
);

/** Plans that use all that there is, together where that is allowed. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({ stages, outcome: maybe(fc.constant('if approved then "yes" else "no"')) })
  .map(({ stages: drawn, outcome }): Plan => ({
    stages: drawn.map((one, index) => stageOf(one, index)),
    ...(outcome === undefined ? {} : { outcome }),
  }));

type Drawn = typeof stages extends fc.Arbitrary<(infer T)[]> ? T : never;

function stageOf(drawn: Drawn, index: number): Stage {
  const { name, kind, place, sla, milestone } = drawn;
  // What comes first is in order, and what comes after another names it.
  const isBeside = index > 0 && place !== 'in order';
  const isAdHoc = kind === 'ad-hoc';
  const repeatWhile = isAdHoc || isBeside ? undefined : drawn.repeatWhile;
  // What is repeated has a step that takes time.
  const ordered = repeatWhile === undefined ? drawn.steps : [...drawn.steps, 'Look again'];
  return without({
    name,
    key: `s${index}`,
    steps: isAdHoc
      ? drawn.adHoc.map((one, at) => adHocStep(one, `s${index}-${at}`, at > 0 ? `s${index}-${at - 1}` : null))
      : ordered,
    ...(kind === 'at once' ? { parallel: true } : {}),
    ...(isAdHoc ? { adHoc: true, until: drawn.until } : {}),
    ...(isBeside ? beside(drawn, index) : { when: drawn.when, repeatWhile }),
    sla,
    milestone,
  });
}

function beside({ place, when, required }: Drawn, index: number): Partial<Stage> {
  if (place === 'manual') return { manual: true, required };
  return place === 'after' ? { after: [`s${index - 1}`], when, required } : { repeatable: true, when, required };
}

function adHocStep(
  {
    step,
    required,
    repeatable,
    follows,
  }: { step: GivenStep | string; required?: boolean | undefined; repeatable?: boolean | undefined; follows: boolean },
  key: string,
  before: string | null,
): GivenStep {
  const given: GivenStep = typeof step === 'string' ? { task: step } : step;
  return without({ ...given, key, required, repeatable, after: follows && before !== null ? [before] : undefined });
}

/** A field without a value is none. */
function without<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
