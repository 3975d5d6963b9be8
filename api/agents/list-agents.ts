import { z } from 'zod';
import { type AgentListRow, type AgentPlace, listAgents } from '../../db/agent-list';
import { compareText } from '../../domain/routing/order';
import { databaseNow } from '../../matcher/ledger/database-now';
import { divisionsIn } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { AgentList, AgentListQuery, AgentView } from '../contract/agent';
import { readPlace, writePlace } from '../place';
import type { Context } from '../route';
import { presenceView } from './agent-work';

/** Behind whom a page begins: how much he is there, his name and key. */
const Place = z.tuple([z.int().min(0).max(2), z.string().max(500), z.string().max(200)]);

interface Named {
  key: string;
  name: string;
}

/** One page of those who supervise agents see, with how many of all are at what. */
export async function agentPage({ deps, directory, scope }: Context, query: AgentListQuery): Promise<AgentList> {
  const { division, id, state, queue, q, cursor, limit } = query;
  const place = readPlace(Place, cursor);
  const at = new Date(Math.floor(await databaseNow(deps.pool)));
  const text = q?.trim().toLowerCase() ?? '';
  const named = byName(directory).filter(
    ({ key, name }) =>
      (id?.includes(key) ?? true) && (key.toLowerCase().includes(text) || name.toLowerCase().includes(text)),
  );
  const { states, count, rows } = await listAgents(deps.pool, {
    divisions: divisionsIn(scope, division),
    at,
    keys: named.map(({ key }) => key),
    state,
    queue: queue === undefined ? null : queueOf(queue),
    after: place ? { rank: place[0], place: placeBefore(named, { name: place[1], key: place[2] }) } : null,
    limit: limit + 1,
  });
  const agents = rows.slice(0, limit).map((row) => agentView(directory, row));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const nextCursor = last ? writePlace([last.rank, nameOf(directory, last.key), last.key]) : null;
  return { at: at.toISOString(), states, count, agents, nextCursor };
}

const sorted = new WeakMap<Directory, readonly Named[]>();

/** Of all agents: sorted once for each configuration. */
function byName(directory: Directory): readonly Named[] {
  const known = sorted.get(directory);
  if (known) return known;
  const named = [...directory.agents.keys()]
    .map((key) => ({ key, name: nameOf(directory, key) }))
    .toSorted(compareNamed);
  sorted.set(directory, named);
  return named;
}

const compareNamed = (a: Named, b: Named) => compareText(a.name, b.name) || compareText(a.key, b.key);

/** The place of the last of them that is not behind somebody, who may be gone. */
function placeBefore(named: readonly Named[], last: Named): number {
  const behind = named.findIndex((each) => compareNamed(each, last) > 0);
  return behind < 0 ? named.length : behind;
}

const nameOf = ({ agents }: Directory, key: string) => agents.get(key)?.name ?? key;

function queueOf(text: string): { division: string; key: string } {
  const [division = '', ...key] = text.split('/');
  return { division, key: key.join('/') };
}

function agentView(directory: Directory, listed: AgentListRow & AgentPlace): AgentView {
  const { presence, reason, presenceSince, idleSince, rank: _rank, place: _place, ...row } = listed;
  return {
    ...row,
    name: nameOf(directory, row.key),
    presence: presenceView({ state: presence, reason, sinceMs: presenceSince.getTime() }),
    idleSince: idleSince.toISOString(),
  };
}
