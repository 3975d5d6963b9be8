import type { ClientBase } from 'pg';
import { insertCase } from '../../db/case-file';
import { insertCaseRequests } from '../../db/case-request';
import { modelOf } from '../../domain/bpmn/model';
import type { Variables } from '../../domain/bpmn/state';
import { caseNudgeAtMs, type CaseFile, fileState } from '../../domain/cases/file';
import type { CaseTypeDocument } from '../../domain/config/case-type';
import type { Actor } from '../../domain/item/event';
import { createItemId } from '../capture/item-id';
import type { Directory } from '../catalogue/directory';
import type { Deps } from '../deps';

export interface NewCase {
  type: CaseTypeDocument;
  version: number;
  actor: Actor;
  source?: string | undefined;
  externalId?: string | undefined;
  name?: string | undefined;
  owner?: string | undefined;
  priority?: number | undefined;
  /** Left out: its none start event. */
  startEvent?: string | undefined;
  variables: Variables;
}

/** The published case types of a division, with their versions. */
export function caseTypesIn(
  { rows, rules }: Directory,
  division: string,
): { type: CaseTypeDocument; version: number }[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'case-type' || row.division !== division) return [];
    const type = rules.find('case-type', division, row.key);
    return type ? [{ type, version: row.version }] : [];
  });
}

/** Whether its model has a start event without a trigger, or needs none. */
export function startsByItself({ model }: CaseTypeDocument): boolean {
  if (!model || !('graph' in model)) return false;
  const { noneStarts, implicitStarts } = modelOf(model.graph).container(model.graph.main);
  return noneStarts.length + implicitStarts.length > 0;
}

/** As it will be written; its reference is taken for good. */
export async function newCase({ references }: Deps, given: NewCase, nowMs: number): Promise<CaseFile> {
  const { type, version, variables } = given;
  return {
    schema: 1,
    id: createItemId(Math.floor(nowMs)),
    life: 1,
    version: 1,
    division: type.division,
    reference: await references.take(type.division, type.referencePrefix),
    source: given.source ?? null,
    externalId: given.externalId ?? null,
    type: type.key,
    typeVersion: version,
    name: given.name ?? null,
    status: type.statuses[0]?.key ?? '',
    owner: given.owner ?? null,
    priority: given.priority ?? type.priority ?? null,
    createdMs: Math.floor(nowMs),
    closedMs: null,
    process: null,
    variables,
    isSuspended: false,
    held: [],
  };
}

/** Writes it, and asks it to begin: from the commit on it is durable. False: its source has used the ID before. */
export async function writeNewCase(client: ClientBase, file: CaseFile, given: NewCase): Promise<boolean> {
  const { actor, startEvent, variables } = given;
  const data = { type: file.type, typeVersion: file.typeVersion, source: file.source, externalId: file.externalId };
  const columns = { state: fileState(file), incidents: 0, nudgeAtMs: caseNudgeAtMs(file) };
  const created = { type: 'created', element: null, instance: null, data };
  if (!(await insertCase(client, file, columns, { actor, events: [created] }))) return false;
  const event = { type: 'start', ...(startEvent === undefined ? {} : { startEvent }), variables } as const;
  await insertCaseRequests(client, [{ caseId: file.id, commandId: 'start', request: { event, actor } }]);
  return true;
}
