import type { Pool } from 'pg';
import { type QueueFigureRow, readQueueFigures, readReadyAgents } from '../../db/queue-figures';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Directory } from '../catalogue/directory';
import type { QueueFigures, QueueTotals, QueueView } from '../contract/queue';

const counted = ['waiting', 'offered', 'connected', 'overdue', 'atRisk15', 'atRisk60'] as const;
type Counts = Record<(typeof counted)[number] | 'scheduled' | 'parked' | 'paused' | 'awaitingSource', number>;

/** Figures of every queue of the divisions, those without items too, and their totals. */
export async function queueFigures(
  pool: Pool,
  directory: Directory,
  divisions: readonly string[],
): Promise<QueueFigures> {
  const at = new Date(Math.floor(await databaseNow(pool)));
  const [rows, ready] = await Promise.all([readQueueFigures(pool, divisions, at), readReadyAgents(pool, divisions)]);
  const byQueue = new Map(rows.map((row) => [`${row.division}/${row.queue}`, row]));
  const documents = directory.documents.filter(
    (document) => document.kind === 'queue' && divisions.includes(document.division),
  );
  const hasWork = new Set<string>();
  const queues: QueueView[] = documents.flatMap((document) => {
    if (document.kind !== 'queue') return [];
    const { division, key, name } = document;
    const id = `${division}/${key}`;
    const row = byQueue.get(id);
    const members = ready.filter((agent) => agent.division === division && agent.queues.includes(key));
    const counts = countsOf(row);
    if (counts.waiting > 0) hasWork.add(id);
    const idle = counts.waiting > 0 ? members.filter(({ isIdle }) => isIdle).length : 0;
    return [
      {
        key,
        name: name ?? key,
        division,
        ...pickCounts(counts),
        readyAgents: members.length,
        idleAgents: idle,
        oldestSince: row?.oldestSince?.toISOString() ?? null,
      },
    ];
  });
  const idleAgents = ready.filter(
    (agent) => agent.isIdle && agent.queues.some((queue) => hasWork.has(`${agent.division}/${queue}`)),
  ).length;
  return { at: at.toISOString(), queues, totals: { ...totalsOf(rows), readyAgents: ready.length, idleAgents } };
}

function totalsOf(rows: readonly QueueFigureRow[]): Omit<QueueTotals, 'readyAgents' | 'idleAgents'> {
  const total = countsOf(undefined);
  for (const row of rows) for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += row[name];
  return total;
}

function countsOf(row: QueueFigureRow | undefined): Counts {
  return {
    waiting: row?.waiting ?? 0,
    offered: row?.offered ?? 0,
    connected: row?.connected ?? 0,
    overdue: row?.overdue ?? 0,
    atRisk15: row?.atRisk15 ?? 0,
    atRisk60: row?.atRisk60 ?? 0,
    scheduled: row?.scheduled ?? 0,
    parked: row?.parked ?? 0,
    paused: row?.paused ?? 0,
    awaitingSource: row?.awaitingSource ?? 0,
  };
}

function pickCounts(counts: Counts): Pick<QueueView, (typeof counted)[number]> {
  const { waiting, offered, connected, overdue, atRisk15, atRisk60 } = counts;
  return { waiting, offered, connected, overdue, atRisk15, atRisk60 };
}
