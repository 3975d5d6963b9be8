import type { DocumentFault } from '../config/check-document';
import type { FaultCode } from '../config/fault-code';
import type { FaultRule } from '../config/fault-rule';
import { keyed, type KeyedStage, type KeyedStep, type Path } from './keyed';
import { isBeside, type Plan } from './plan';

/** Reading takes up to 0.7 s for a thousand, in which its server does nothing else; what people write is far from it. */
const mostSteps = 20_000;

/** What the fields of a plan cannot say alone: keys, what goes together, what names what. */
export function checkPlan(plan: Plan): DocumentFault[] {
  const count = plan.stages.reduce((sum, { steps }) => sum + steps.length, 0);
  if (count > mostSteps) {
    const message = `have ${count} steps: whoever reads them would hold all others up`;
    return [{ path: ['plan', 'stages'], code: 'TOO_LONG', message, allowed: `${mostSteps} steps in all` }];
  }
  const stages = keyed(plan);
  const isBegun = stages.some(({ given }) => !isBeside(given) || given.required === true);
  return [
    ...repeatedKeys(stages),
    ...faultIf(!isBegun, ['plan', 'stages'], 'INVALID_PLAN', 'need one that is in order, or required', {
      rule: 'NOTHING_BEGINS',
    }),
    ...stages.flatMap((stage) => [
      ...checkStage(stage, stages),
      ...stage.steps.flatMap((one) => checkStep(one, stage)),
    ]),
  ];
}

function repeatedKeys(stages: readonly KeyedStage[]): DocumentFault[] {
  const seen = new Set<string>();
  return stages
    .flatMap((stage) => [stage, ...stage.steps])
    .flatMap(({ key, path }) => {
      const isNew = seen.size < seen.add(key).size;
      return faultIf(!isNew, [...path, 'key'], 'DUPLICATE_KEY', 'is used in this plan already', { value: key });
    });
}

function checkStage({ given, path, key, steps }: KeyedStage, stages: readonly KeyedStage[]): DocumentFault[] {
  const { adHoc, parallel, until, manual, after, when, repeatWhile, required } = given;
  const beside = isBeside(given);
  const others = stages.map((one) => one.key).filter((one) => one !== key);
  const conflict = (field: string, rule: FaultRule, message: string) =>
    faultIf(true, [...path, field], 'INVALID_PLAN', message, { rule });
  return [
    ...(adHoc && parallel
      ? conflict('parallel', 'PARALLEL_AD_HOC', 'says nothing in an ad-hoc stage, whose steps people start')
      : []),
    ...(until !== undefined && !adHoc
      ? conflict('until', 'UNTIL_OF_AD_HOC', 'is for ad-hoc stages: others end with their steps')
      : []),
    ...(manual && after
      ? conflict('after', 'STARTS_BY_ITSELF', 'says that it starts by itself, `manual` that people start it')
      : []),
    ...(manual && when
      ? conflict('when', 'STARTS_BY_ITSELF', 'says that it starts by itself, `manual` that people start it')
      : []),
    ...(beside && repeatWhile
      ? conflict('repeatWhile', 'REPEATS_IN_ORDER', 'is for stages in order: this one stands beside them')
      : []),
    ...(adHoc && repeatWhile
      ? conflict('repeatWhile', 'REPEATS_NOT_AD_HOC', 'is not for ad-hoc stages, whose steps may be `repeatable`')
      : []),
    ...(repeatWhile && !steps.some(isWaitedFor)
      ? conflict(
          'repeatWhile',
          'GOES_ROUND',
          'would go round without end: it needs a step without `when` that takes time',
        )
      : []),
    ...(required !== undefined && !beside
      ? conflict('required', 'REQUIRED_BESIDE', 'is for stages that stand beside the others')
      : []),
    ...unknown(after, others, path),
  ];
}

function isWaitedFor({ given }: KeyedStep): boolean {
  return given.when === undefined && !('milestone' in given);
}

function checkStep({ given, path, key }: KeyedStep, stage: KeyedStage): DocumentFault[] {
  const isAdHoc = stage.given.adHoc === true;
  const others = stage.steps.map((one) => one.key).filter((one) => one !== key);
  const outside = (['after', 'required', 'repeatable'] as const).filter((field) => !isAdHoc && field in given);
  return [
    ...outside.flatMap((field) =>
      faultIf(true, [...path, field], 'INVALID_PLAN', 'is for steps of an ad-hoc stage (`adHoc: true`)', {
        rule: 'STEP_OF_AD_HOC',
      }),
    ),
    ...(isAdHoc ? unknown(given.after, others, path) : []),
    ...exactlyOne(given, path),
  ];
}

function exactlyOne(given: KeyedStep['given'], path: Path): DocumentFault[] {
  const fields =
    'service' in given ? ['activity', 'connector'] : 'wait' in given ? ['message', 'for', 'until'] : undefined;
  if (!fields) return [];
  const found = fields.filter((field) => Object.hasOwn(given, field));
  const isBound = !('by' in given) || found.includes('message');
  return [
    ...faultIf(found.length !== 1, path, 'INVALID_STEP', `needs exactly one of ${fields.join(', ')}`, {
      rule: 'NEEDS_ONE_OF',
      values: { fields: fields.join(', ') },
      value: found,
      allowed: fields,
    }),
    ...faultIf(!isBound, [...path, 'by'], 'INVALID_STEP', 'is what a message is matched by', {
      rule: 'MATCHES_MESSAGE',
    }),
  ];
}

function unknown(after: readonly string[] | undefined, others: readonly string[], path: Path): DocumentFault[] {
  return (after ?? []).flatMap((key, index) =>
    faultIf(!others.includes(key), [...path, 'after', index], 'UNKNOWN_KEY', 'stands not beside it', {
      value: key,
      allowed: others.slice(0, 20),
    }),
  );
}

function faultIf(
  isSo: boolean,
  path: Path,
  code: FaultCode,
  message: string,
  more: Partial<DocumentFault> = {},
): DocumentFault[] {
  return isSo ? [{ path, code, message, ...more }] : [];
}
