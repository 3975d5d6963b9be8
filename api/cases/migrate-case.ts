import type { CaseRow } from '../../db/case-read';
import { migrate } from '../../domain/bpmn/migrate';
import { modelOf } from '../../domain/bpmn/model';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import type { CaseMigrationBody } from '../contract/case';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { askCase } from './ask-case';
import { caseTypeOf, findCaseType } from './case-type-of';
import { caseView } from './case-view';
import { caseTypesIn } from './create-case';

/** Lets a case go on in another version of its type; in a dry run only says what would stand against it. */
export async function migrateCase(
  context: Context,
  row: CaseRow,
  { version: given, mapping }: CaseMigrationBody,
  isDryRun: boolean,
): Promise<Answer> {
  const { deps, directory } = context;
  const { file } = row;
  const current = caseTypesIn(directory, file.division).find(({ type }) => type.key === file.type);
  const version = given ?? current?.version ?? file.typeVersion;
  const target = await findCaseType(deps, { ...file, typeVersion: version });
  if (!target) {
    const message = 'is no version of the case type';
    throw invalidInput([{ path: 'version', message, code: 'UNKNOWN_VERSION', value: version }]);
  }
  if (file.process !== null && version !== file.typeVersion) {
    const [from, to] = [graphOf(await caseTypeOf(deps, file)), graphOf(target)];
    const migrated = migrate(modelOf(from), modelOf(to), file.process, mapping, Date.now());
    if (!migrated.ok) {
      throw new HttpProblem('CANNOT_MIGRATE', {
        errors: migrated.faults.map(({ element, reason }) => ({
          path: `mapping.${element}`,
          message: reason,
          code: 'CANNOT_MIGRATE',
          value: mapping[element] ?? element,
        })),
      });
    }
  }
  return isDryRun ? { status: 200, body: caseView(row) } : askCase(context, row, { type: 'migrate', version, mapping });
}

function graphOf({ key, model }: CaseTypeDocument) {
  if (!model || !('graph' in model)) throw new Error(`case type ${key} has no graph`);
  return model.graph;
}
