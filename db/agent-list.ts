import type { Presence } from '../domain/routing/types';
import type { Queryable } from './queryable';

/** An agent of the routing ledger, for those who supervise him. */
export interface AgentListRow {
  key: string;
  division: string;
  presence: Presence;
  reason: string | null;
  presenceSince: Date;
  idleSince: Date;
  skills: Record<string, number>;
  queues: string[];
  /** Ready, with nothing in hand or on offer, while something waits in one of his queues. */
  idle: boolean;
  groups: string[];
  /** By media type; `used` includes open offers. */
  capacity: Record<string, { max: number; used: number; outside: number }>;
  offered: number;
  connected: number;
  /** How often he helped himself, how often out of order, and how many items he passed over. */
  pulls: { count: number; choices: number; skipped: number };
}

/** Those who are there come first; `place`: in the order that was asked for, from one on. */
export interface AgentPlace {
  rank: number;
  place: number;
}

export interface AgentsAsked {
  divisions: readonly string[];
  at: Date;
  /** Who is asked for, in the order of the list. */
  keys: readonly string[];
  /** What they are at, or a presence. */
  state: string | undefined;
  queue: { division: string; key: string } | null;
  after: AgentPlace | null;
  limit: number;
}

export interface AgentRowPage {
  /** How many of all of the divisions are at what. */
  states: { state: string; count: number }[];
  /** How many are found, on all pages. */
  count: number;
  rows: (AgentListRow & AgentPlace)[];
}

/**
 * Agents of some divisions by presence and in a given order, page by page, with what waits for them at an instant. What they
 * are at is known of all, as it is counted; their load and the rest is read of a page alone.
 */
export async function listAgents(db: Queryable, asked: AgentsAsked): Promise<AgentRowPage> {
  const { divisions, at, keys, state, queue, after, limit } = asked;
  const { rows } = await db.query<Omit<AgentRowPage, 'rows'> & { found: FoundRow[] | null }>(LIST, [
    divisions,
    at,
    keys,
    state ?? null,
    queue?.division ?? null,
    queue?.key ?? null,
    after?.rank ?? null,
    after?.place ?? null,
    limit,
  ]);
  const { states = [], count = 0, found = null } = rows[0] ?? {};
  return { states, count, rows: (found ?? []).map(withInstants) };
}

/** As JSON has it. */
type FoundRow = Omit<AgentListRow & AgentPlace, 'presenceSince' | 'idleSince'> & {
  presenceSince: string;
  idleSince: string;
};

function withInstants(row: FoundRow): AgentListRow & AgentPlace {
  return { ...row, presenceSince: new Date(row.presenceSince), idleSince: new Date(row.idleSince) };
}

const LIST = `
  with held as (
    select agent, count(*) filter (where state = 'offered')::int as offered,
      count(*) filter (where state = 'connected')::int as connected
    from ledger_item where agent is not null group by agent
  ), known as materialized (
    select a.key, a.division, a.queues, a.presence, coalesce(held.offered, 0) as offered, coalesce(held.connected, 0) as connected,
      case a.presence when 'ready' then 0 when 'not-ready' then 1 else 2 end as rank,
      case when a.presence = 'not-ready' then 'not-ready:' || coalesce(a.reason, '') when a.presence <> 'ready' then a.presence
        when held.agent is not null then 'busy'
        when exists (select from ledger_item l where l.division = a.division and l.queue = any(a.queues) and l.state = 'queued'
          and l.available_at <= $2) then 'idle'
        else 'free' end as state
    from ledger_agent a left join held on held.agent = a.key
    where a.active and a.division = any($1)
  ), asked as (
    select known.*, named.place::int as place from known
    join unnest($3::text[]) with ordinality named (key, place) on named.key = known.key
    where ($4::text is null or $4 in (known.state, known.presence))
      and ($5::text is null or known.division = $5 and $6 = any(known.queues))
  ), page as (
    select * from asked where $7::int is null or (rank, place) > ($7, $8::int) order by rank, place limit $9
  )
  select
    (select coalesce(jsonb_agg(jsonb_build_object('state', state, 'count', count) order by state), '[]')
     from (select state, count(*) from known group by state) counted) as states,
    (select count(*)::int from asked) as count,
    (select jsonb_agg(jsonb_build_object('key', a.key, 'division', a.division, 'presence', a.presence, 'reason', a.reason,
        'presenceSince', a.presence_since, 'idleSince', a.idle_since, 'skills', a.skills, 'queues', a.queues, 'groups', a.groups,
        'idle', page.state = 'idle', 'offered', page.offered, 'connected', page.connected, 'rank', page.rank, 'place', page.place,
        'pulls', jsonb_build_object('count', a.pulls, 'choices', a.choices, 'skipped', a.skips),
        'capacity', coalesce((select jsonb_object_agg(media_type, jsonb_build_object('max', max, 'used', used, 'outside', outside))
          from ledger_load where agent = a.key and (max > 0 or used > 0 or outside > 0)), '{}')) order by page.rank, page.place)
     from page join ledger_agent a on a.key = page.key) as found`;
