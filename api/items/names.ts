import type { ItemState } from '../../domain/item/state';
import type { Directory } from '../catalogue/directory';
import type { History, ItemNames } from '../contract/item';
import { workbinFor } from '../workbins/workbin';

/** What the keys of an item are called now; what is gone is called by its key. */
export function itemNames(
  { division, source, worktype, status, assignee, workbin, rules }: ItemState,
  directory: Directory,
): ItemNames {
  return {
    source: directory.sources.get(source)?.name ?? source,
    worktype: directory.rules.find('worktype', division, worktype)?.name ?? worktype,
    status: rules.statuses.find(({ key }) => key === status)?.name ?? status,
    queue: directory.rules.find('queue', division, rules.queue)?.name ?? rules.queue,
    assignee: assignee === null ? null : agentName(directory, assignee),
    workbin: workbin === null ? null : (workbinFor(directory, division, workbin)?.name ?? workbin),
  };
}

export function agentName(directory: Directory, key: string): string {
  return directory.agents.get(key)?.name ?? key;
}

/** Who did something, by the kind of actor: an agent by his key, a user by his subject, a source by its key. Null: he is gone. */
export function actorName(kind: string, id: string | null, directory: Directory): string | null {
  if (id === null) return null;
  return (kind === 'source' ? directory.sources.get(id)?.name : personName(directory, id)) ?? null;
}

/** A user is named by his subject, an agent by his key. */
function personName(directory: Directory, id: string): string | undefined {
  const agent = directory.agents.get(id) ?? directory.agentsBySubject.get(id);
  return agent && (agent.name ?? agent.key);
}

/** An event as far as it names somebody or something. */
interface Naming {
  actorKind: string;
  actorId: string | null;
  data: Readonly<Record<string, unknown>>;
}

/** What the keys in an item's events are called now. */
export function historyNames(
  { division, rules }: ItemState,
  events: readonly Naming[],
  directory: Directory,
): History['names'] {
  const keysOf = (...fields: string[]) =>
    new Set(events.flatMap(({ data }) => fields.map((field) => data[field])).filter((key) => typeof key === 'string'));
  const named = (keys: Iterable<string>, nameOf: (key: string) => string | undefined) =>
    Object.fromEntries(
      [...keys].flatMap((key) => [[key, nameOf(key)] as const]).filter(([, name]) => name !== undefined),
    ) as Record<string, string>;
  const actors = events.flatMap(({ actorId }) => actorId ?? []);
  const callers = events.flatMap(({ actorKind, actorId }) => (actorKind === 'source' ? (actorId ?? []) : []));
  return {
    agents: named(new Set([...keysOf('agent'), ...actors]), (key) => personName(directory, key)),
    sources: named(new Set([...keysOf('source'), ...callers]), (key) => directory.sources.get(key)?.name),
    queues: named(keysOf('queue'), (key) => directory.rules.find('queue', division, key)?.name),
    workbins: named(keysOf('workbin'), (key) => workbinFor(directory, division, key)?.name),
    statuses: named(keysOf('from', 'to'), (key) => rules.statuses.find((status) => status.key === key)?.name),
  };
}
