import type { CaseFile } from './file';
import type { PinnedType } from './decide';
import { type CaseHistoryEntry, entry } from './history';
import type { CaseRefusal, EndedEvent, FactEvent } from './request';
import type { RaiseWork } from './order';

/** What became of a fact; null: it holds already. */
export type FactResult =
  | { ok: true; next: CaseFile; entries: readonly CaseHistoryEntry[]; orders?: readonly RaiseWork[] }
  | { ok: false; refusal: CaseRefusal }
  | null;

export const MOST_LINKS = 500;
const MOST_PARTICIPANTS = 100;

/** Who and what belongs to a case, and how it is called and weighed: nothing of it moves its process. */
export function decideFact(type: PinnedType, file: CaseFile, event: FactEvent, nowMs: number): FactResult {
  const { participants, links } = file;
  switch (event.type) {
    case 'note':
      return changed(file, 'noted', { text: event.text });
    case 'set-status': {
      const status = type.statuses.find(({ key }) => key === event.status);
      if (file.status === event.status) return null;
      if (!status) return refused('UNKNOWN_CASE_STATUS');
      return status.category === 'closed'
        ? refused('STATUS_ENDS_CASE')
        : { ok: true, next: { ...file, status: status.key }, entries: [] };
    }
    case 'assign':
      if (file.owner === event.owner) return null;
      return changed({ ...file, owner: event.owner }, 'owner-changed', { owner: event.owner, from: file.owner });
    case 'rename':
      if (file.name === event.name) return null;
      return changed({ ...file, name: event.name }, 'renamed', { name: event.name, from: file.name });
    case 'reprioritize':
      return reprioritized(file, event.priority);
    case 'add-participant': {
      const { agent, name, role } = event;
      if (participants.some((one) => isSame(one, event) && one.role === role)) return null;
      if (participants.length >= MOST_PARTICIPANTS) return refused('TOO_MANY');
      const others = participants.filter((one) => !isSame(one, event));
      return changed({ ...file, participants: [...others, { agent, name, role }] }, 'participant-added', {
        agent,
        name,
        role,
      });
    }
    case 'remove-participant': {
      const others = participants.filter((one) => !isSame(one, event));
      if (others.length === participants.length) return null;
      const { agent, name } = event;
      return changed({ ...file, participants: others }, 'participant-removed', { agent, name });
    }
    case 'link': {
      const { kind, ref, title, url } = event;
      if (links.some((one) => one.kind === kind && one.ref === ref)) return null;
      if (links.length >= MOST_LINKS) return refused('TOO_MANY');
      const link = { kind, ref, title, url, atMs: nowMs };
      return changed({ ...file, links: [...links, link] }, 'linked', { kind, ref, title, url });
    }
    case 'unlink': {
      const { kind, ref } = event;
      const others = links.filter((one) => one.kind !== kind || one.ref !== ref);
      return others.length === links.length ? null : changed({ ...file, links: others }, 'unlinked', { kind, ref });
    }
  }
}

/** What can still be said of a case that has ended. Its workflow is no more: whoever asks writes it himself. */
export function decideEnded(type: PinnedType, file: CaseFile, event: EndedEvent, nowMs: number): FactResult {
  switch (event.type) {
    case 'note':
    case 'link':
    case 'unlink':
      return decideFact(type, file, event, nowMs);
    case 'close': {
      const { outcome } = event;
      const status = type.statuses.findLast(({ category }) => category === 'closed')?.key ?? file.status;
      if (file.outcome === outcome && file.status === status) return null;
      return changed({ ...file, outcome, status }, 'outcome', { outcome, from: file.outcome });
    }
    case 'reopen': {
      const status = type.statuses.find(({ category }) => category === 'working') ?? type.statuses[0];
      const next: CaseFile = {
        ...file,
        life: file.life + 1,
        status: status?.key ?? file.status,
        outcome: null,
        closedMs: null,
        numbersFrom: file.process?.next ?? file.numbersFrom,
        process: null,
        isSuspended: false,
        held: [],
      };
      return changed(next, 'reopened', { outcome: file.outcome });
    }
    case 'set-status':
    case 'assign':
    case 'rename':
    case 'reprioritize':
    case 'add-participant':
    case 'remove-participant':
      return refused('CASE_CLOSED');
  }
}

/** The work that people have at hand or wait for is raised or lowered by as much as the case is. */
function reprioritized(file: CaseFile, priority: number | null): FactResult {
  if (file.priority === priority) return null;
  const by = (priority ?? 0) - (file.priority ?? 0);
  const working = Object.values(file.process?.instances ?? {}).filter(({ phase }) => phase === 'working');
  return {
    ok: true,
    next: { ...file, priority },
    entries: [entry('reprioritized', { from: file.priority, to: priority })],
    orders: by === 0 ? [] : working.map(({ id: instance }) => ({ type: 'raise-work', instance, by })),
  };
}

type Named = { agent: string | null; name: string | null };
function isSame(one: Named, other: Named): boolean {
  return one.agent === other.agent && one.name === other.name;
}

function changed(next: CaseFile, type: string, data: object): FactResult {
  return { ok: true, next, entries: [entry(type, data)] };
}

function refused(refusal: CaseRefusal): FactResult {
  return { ok: false, refusal };
}
