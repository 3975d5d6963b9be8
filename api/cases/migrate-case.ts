import type { CaseRow } from '../../db/case-read';
import { type ElementMapping, migrate } from '../../domain/bpmn/migrate';
import type { MigrationFault } from '../../domain/bpmn/migration-texts';
import { type Model, modelOf } from '../../domain/bpmn/model';
import type { CaseFile } from '../../domain/cases/file';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import type { CaseMigrationBody } from '../contract/case';
import type { Deps } from '../deps';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { askCase } from './ask-case';
import { caseTypeOf, findCaseType, type Pinned } from './case-type-of';
import { caseView } from './case-view';
import { caseTypesIn } from './create-case';

/**
 * Lets a case go on in another version of its type; in a dry run only says what would stand against it. `known`: the trial of a
 * job, whose version was looked at when it was made.
 */
export async function migrateCase(
  context: Context,
  row: CaseRow,
  { version: given, mapping }: CaseMigrationBody,
  isDryRun: boolean,
  known?: ReturnType<typeof trialOf>,
): Promise<Answer> {
  const { deps, directory } = context;
  const { file } = row;
  const current = caseTypesIn(directory, file.division).find(({ type }) => type.key === file.type);
  const version = given ?? current?.version ?? file.typeVersion;
  if (!known) await targetOf(deps, { ...file, typeVersion: version });
  const faults = await (known ?? trialOf(deps, version, mapping))(file);
  if (faults.length > 0) {
    throw new HttpProblem('CANNOT_MIGRATE', {
      errors: faults.map(({ element, reason, ...said }) => ({
        path: `mapping.${element}`,
        message: reason,
        code: 'CANNOT_MIGRATE',
        ...said,
        value: mapping[element] ?? element,
      })),
    });
  }
  return isDryRun ? { status: 200, body: caseView(row) } : askCase(context, row, { type: 'migrate', version, mapping });
}

/** The version in which cases are to go on. */
export async function targetOf(deps: Deps, pinned: Pinned): Promise<CaseTypeDocument> {
  const target = await findCaseType(deps, pinned);
  if (target) return target;
  const message = 'is no version of the case type';
  throw invalidInput([{ path: 'version', message, code: 'UNKNOWN_VERSION', value: pinned.typeVersion }]);
}

/** What stands against it that cases of one type go on in a version; each version is read once. */
export function trialOf(
  deps: Deps,
  version: number,
  mapping: ElementMapping,
): (file: CaseFile) => Promise<readonly MigrationFault[]> {
  const known = new Map<number, Model>();
  const modelIn = async (pinned: Pinned) => {
    const found = known.get(pinned.typeVersion) ?? modelOf(graphOf(await caseTypeOf(deps, pinned)));
    known.set(pinned.typeVersion, found);
    return found;
  };
  return async (file) => {
    if (file.process === null || version === file.typeVersion) return [];
    const [from, to] = [await modelIn(file), await modelIn({ ...file, typeVersion: version })];
    const migrated = migrate(from, to, file.process, mapping, Date.now());
    return migrated.ok ? [] : migrated.faults;
  };
}

function graphOf({ key, model }: CaseTypeDocument) {
  if (!model || !('graph' in model)) throw new Error(`case type ${key} has no graph`);
  return model.graph;
}
