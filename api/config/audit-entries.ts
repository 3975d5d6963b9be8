import type { ConfigIdentity, ConfigRow } from '../../db/config';
import { difference } from '../../domain/audit/difference';
import type { NewAuditEntry } from '../../domain/audit/entry';
import { readDocument } from '../catalogue/directory';
import type { Principal } from '../auth/principal';
import { identityOf, type Planned, written } from './plan-changes';

type Why = Pick<NewAuditEntry, 'actor' | 'reason'>;

/** What a publication changes of one document. */
export function publishedEntry({ document, before }: Planned, why: Why, restores: number | null): NewAuditEntry {
  const now = written(document);
  const was = before && written(readDocument(before) ?? before.body);
  const verb = restores === null ? 'publish' : 'roll-back';
  return {
    ...about(identityOf(document)),
    ...why,
    verb,
    ...(was ? difference(was, now) : { before: null, after: now }),
  };
}

export function removedEntry(row: ConfigRow, why: Why): NewAuditEntry {
  return { ...about(row), ...why, verb: 'delete', before: written(row.body), after: null };
}

/** Null: there was none, or is none any more. */
export function draftEntry(
  identity: ConfigIdentity,
  actor: NewAuditEntry['actor'],
  was: Record<string, unknown> | null,
  now: Record<string, unknown> | null,
): NewAuditEntry {
  const changed =
    was && now ? difference(written(was), written(now)) : { before: was && written(was), after: now && written(now) };
  const { division, object } = about(identity);
  return { division, object: { ...object, kind: 'draft' }, actor, verb: now ? 'save' : 'discard', ...changed };
}

export function userOf({ subject }: Pick<Principal, 'subject'>): NewAuditEntry['actor'] {
  return { kind: 'user', id: subject };
}

function about({ kind, division, key }: ConfigIdentity): Pick<NewAuditEntry, 'division' | 'object'> {
  return { division, object: { kind: 'config', id: `${kind}/${key}`, name: null } };
}
