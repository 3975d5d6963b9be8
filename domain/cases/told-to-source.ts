import type { Actor } from '../item/event';
import { type CaseFile, fileState } from './file';

/** What the source of a case must know of a change that it did not make itself; null: nothing. */
export function toldToSource(
  before: CaseFile,
  after: CaseFile,
  actor: Actor,
): 'completed' | 'terminated' | 'changed' | null {
  if (after.source === null) return null;
  const state = fileState(after);
  if (before.closedMs === null && after.closedMs !== null) return state === 'completed' ? 'completed' : 'terminated';
  const isSame = fileState(before) === state && before.status === after.status && before.owner === after.owner;
  const isItsOwn = actor.kind === 'source' && actor.id === after.source;
  return isSame || isItsOwn ? null : 'changed';
}

/** CloudEvents 1.0 body of it; `id` and `time` are added by the commit. */
export function caseDeliveryBody(file: CaseFile, event: string): Record<string, unknown> {
  const { id, reference, division, source, externalId, type, version, status, owner, variables: attributes } = file;
  return {
    specversion: '1.0',
    type: `casewright.case.${event}`,
    source: `urn:casewright:division:${division}`,
    subject: reference,
    datacontenttype: 'application/json',
    data: { id, reference, version, source, externalId, type, state: fileState(file), status, owner, attributes },
  };
}
