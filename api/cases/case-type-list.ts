import { type CaseSchedule, listSchedules } from '../../db/case-schedule';
import { modelOf } from '../../domain/bpmn/model';
import { nextInstant } from '../../domain/bpmn/start-timer';
import { stageNames } from '../../domain/cases/stages';
import { isClosed } from '../../domain/config/division';
import type { CaseTypeList } from '../contract/case-type';
import type { Context } from '../route';
import { caseTypesIn, startsByItself } from './create-case';

/** So many instants of a schedule are shown. */
const INSTANTS = 5;

/** The case types of the caller's divisions, without their models. */
export async function caseTypeList({ deps, directory, scope }: Context): Promise<CaseTypeList> {
  const schedules = await listSchedules(deps.pool, scope.divisions);
  return {
    types: scope.divisions.flatMap((division) =>
      caseTypesIn(directory, division).map(({ type, version }) => ({
        key: type.key,
        name: type.name ?? type.key,
        division,
        version,
        referencePrefix: type.referencePrefix,
        startsByItself: startsByItself(type),
        attributes: type.attributes,
        startForm: type.startForm ?? type.attributes,
        statuses: type.statuses.map(({ key, name, category }) => ({ key, name: name ?? key, category })),
        stages: type.model && 'graph' in type.model ? stageNames(modelOf(type.model.graph)) : [],
        schedules: schedules
          .filter((one) => one.division === division && one.caseType === type.key)
          .map((one) => ({
            element: one.element,
            timer: one.timer,
            from: new Date(one.fromMs).toISOString(),
            next: isClosed(division, directory.divisions) ? [] : instantsOf(one),
          })),
      })),
    ),
  };
}

function instantsOf({ timer, fromMs, nextMs }: CaseSchedule): string[] {
  const instants: string[] = [];
  for (let ms = nextMs; ms !== null && instants.length < INSTANTS; ms = nextInstant(timer, fromMs, ms))
    instants.push(new Date(ms).toISOString());
  return instants;
}
