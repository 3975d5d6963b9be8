import type { ShownCase } from '../../db/case-read';
import { fileState } from '../../domain/cases/file';
import { standsAt } from '../../domain/cases/stages';
import type { CaseView } from '../contract/case';

export function caseView({ file, updatedAt }: ShownCase): CaseView {
  return {
    id: file.id,
    reference: file.reference,
    version: file.version,
    division: file.division,
    type: file.type,
    typeVersion: file.typeVersion,
    source: file.source,
    externalId: file.externalId,
    name: file.name,
    state: fileState(file),
    status: file.status,
    owner: file.owner,
    priority: file.priority,
    participants: [...file.participants],
    links: file.links.map(({ atMs, ...link }) => ({ ...link, at: new Date(atMs).toISOString() })),
    outcome: file.outcome,
    ...dueOf(file, null),
    attributes: file.variables,
    incidents: incidentViews(file),
    standsAt: file.closedMs === null ? standsAt(file.process) : [],
    createdAt: new Date(file.createdMs).toISOString(),
    closedAt: file.closedMs === null ? null : new Date(file.closedMs).toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Of the case, or of a stage that it is in. */
export function dueOf(
  { clocks }: Pick<ShownCase['file'], 'clocks'>,
  element: string | null,
): { dueAt: string | null; isOverdue: boolean } {
  const clock = clocks.find((one) => one.element === element);
  return {
    dueAt: clock && clock.dueMs !== null ? new Date(clock.dueMs).toISOString() : null,
    isOverdue: clock?.isOverdue ?? false,
  };
}

export function incidentViews({ process }: Pick<ShownCase['file'], 'process'>): CaseView['incidents'] {
  return Object.values(process?.incidents ?? {}).map(({ id, element, instance, code, message, said }) => ({
    id,
    element,
    instance,
    code,
    message,
    ...(said && { said }),
  }));
}
