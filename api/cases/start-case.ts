import { readCaseRow } from '../../db/case-read';
import { transaction } from '../../db/transaction';
import { isClosed } from '../../domain/config/division';
import type { Actor } from '../../domain/item/event';
import { databaseNow } from '../../matcher/ledger/database-now';
import { divisionClosed } from '../capture/classify-capture';
import { sourceOf } from '../capture/source-of';
import { isAgentFor } from '../workbins/workbin';
import { oneDivision } from '../config/locate';
import type { CaseStart } from '../contract/case';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { caseScopeOf, showCase } from './case-sight';
import { caseView } from './case-view';
import { decideType } from './decide-type';
import { caseTypesIn, newCase, startFaults, startsByItself, writeNewCase } from './create-case';

/** Starts a case; a pair of source and external ID that is known answers the case as it is. */
export async function startCase(context: Context, body: CaseStart): Promise<Answer> {
  const { deps, principal } = context;
  const source = sourceKey(context, body);
  const known = async (status: number) => {
    if (source === undefined || body.externalId === undefined) return undefined;
    const row = await readCaseRow(deps.pool, caseScopeOf(context), { source, externalId: body.externalId });
    return row && { status, body: await showCase(context, row) };
  };
  const before = await known(200);
  if (before) return before;
  const nowMs = await databaseNow(deps.pool);
  const key = body.type ?? decideType(context.directory, source, body.attributes, nowMs);
  const { type, version } = publishedType(context, key, body.division);
  if (!startsByItself(type)) {
    const message = 'starts by a message, signal or time only';
    throw invalidInput([{ path: 'type', message, code: 'NO_START', value: type.key }]);
  }
  const errors = startFaults(type, body.attributes);
  if (isClosed(type.division, context.directory.divisions)) errors.push(divisionClosed(type.division));
  // A source knows no forms; people are asked by one.
  if (principal.source === null && type.startForm)
    errors.push(...context.directory.rules.form(type.startForm).whole({}, body.attributes));
  if (body.owner !== undefined && !isAgentFor(context.directory, body.owner, type.division)) {
    errors.push({ path: 'owner', message: 'is no agent', code: 'UNKNOWN_AGENT', value: body.owner });
  }
  if (errors.length > 0) throw invalidInput(errors);
  const actor: Actor =
    principal.source === null ? { kind: 'user', id: principal.subject } : { kind: 'source', id: principal.source };
  const { externalId, name, owner, priority, interaction, attributes: variables } = body;
  const given = { type, version, actor, source, externalId, name, owner, priority, interaction, variables };
  const file = await newCase(deps, given, nowMs);
  const isNew = await transaction(deps.pool, (client) => writeNewCase(client, file, given));
  if (!isNew) {
    const other = await known(200);
    if (other) return other;
    const message = 'is that of a case in a division which you may not see';
    throw invalidInput([{ path: 'externalId', message, code: 'EXTERNAL_ID_TAKEN', value: externalId }]);
  }
  deps.wake('cases', 'stream');
  return { status: 201, body: caseView({ file, updatedAt: new Date(file.createdMs) }) };
}

/** Both or neither: an ID means something to its source only. */
function sourceKey({ principal, directory }: Context, { source, externalId }: CaseStart): string | undefined {
  if (source === undefined && principal.source === null) {
    if (externalId === undefined) return undefined;
    throw invalidInput([{ path: 'source', message: 'is required with externalId', code: 'REQUIRED' }]);
  }
  const found = sourceOf(source, principal, directory);
  if (!found.ok) throw found.problem;
  if (externalId === undefined)
    throw invalidInput([{ path: 'externalId', message: 'is required of a source', code: 'REQUIRED' }]);
  return found.source.key;
}

/** The one of this key that the caller means. */
export function publishedType({ directory, scope }: Context, type: string, division: string | undefined) {
  const found = scope.divisions
    .flatMap((each) => caseTypesIn(directory, each))
    .filter((each) => each.type.key === type);
  try {
    const chosen = oneDivision(
      found.map((each) => each.type.division),
      division,
      `case type ${type}`,
    );
    const one = found.find((each) => each.type.division === chosen);
    if (one) return one;
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.code !== 'NOT_FOUND') throw error;
  }
  const allowed = [
    ...new Set(scope.divisions.flatMap((each) => caseTypesIn(directory, each).map((one) => one.type.key))),
  ];
  const message = 'is no case type that you may start';
  throw invalidInput([{ path: 'type', message, code: 'UNKNOWN_CASE_TYPE', value: type, allowed }]);
}
