import type { CaseTypeList } from '../contract/case-type';
import type { Context } from '../route';
import { caseTypesIn } from './create-case';

/** The case types of the caller's divisions, without their models. */
export function caseTypeList({ directory, scope }: Context): CaseTypeList {
  return {
    types: scope.divisions.flatMap((division) =>
      caseTypesIn(directory, division).map(({ type, version }) => ({
        key: type.key,
        name: type.name ?? type.key,
        division,
        version,
        referencePrefix: type.referencePrefix,
        attributes: type.attributes,
        startForm: type.startForm ?? type.attributes,
        statuses: type.statuses.map(({ key, name, category }) => ({ key, name: name ?? key, category })),
      })),
    ),
  };
}
