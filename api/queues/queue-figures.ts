import type { Pool } from 'pg';
import { type QueueFigureRow, readQueueFigures, readReadyAgents } from '../../db/queue-figures';
import { waitingAgeBounds } from '../../domain/item/waiting-age';
import { databaseNow } from '../../matcher/ledger/database-now';
import type { Directory } from '../catalogue/directory';
import type { QueueFigures, QueueTotals, QueueView } from '../contract/queue';

const counted = ['waiting', 'offered', 'connected', 'overdue', 'atRisk15', 'atRisk60'] as const;
const elsewhere = ['scheduled', 'parked', 'paused', 'awaitingSource'] as const;
type Counts = Record<(typeof counted)[number] | (typeof elsewhere)[number], number> & { waitingByAge: number[] };

/** Figures of every queue of the divisions, those without items too, and their totals. */
export async function queueFigures(
  pool: Pool,
  directory: Directory,
  divisions: readonly string[],
): Promise<QueueFigures> {
  const at = new Date(Math.floor(await databaseNow(pool)));
  const [rows, ready] = await Promise.all([
    readQueueFigures(pool, divisions, at, waitingAgeBounds),
    readReadyAgents(pool, divisions),
  ]);
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
  for (const row of rows) {
    for (const name of [...counted, ...elsewhere]) total[name] += row[name];
    total.waitingByAge = total.waitingByAge.map((count, place) => count + (row.waitingByAge[place] ?? 0));
  }
  return total;
}

function countsOf(row: QueueFigureRow | undefined): Counts {
  const counts = Object.fromEntries([...counted, ...elsewhere].map((name) => [name, row?.[name] ?? 0]));
  return { ...(counts as Omit<Counts, 'waitingByAge'>), waitingByAge: row?.waitingByAge ?? noAges() };
}

function noAges(): number[] {
  return [0, ...waitingAgeBounds].map(() => 0);
}

function pickCounts(counts: Counts): Pick<QueueView, (typeof counted)[number] | 'waitingByAge'> {
  const { waiting, waitingByAge, offered, connected, overdue, atRisk15, atRisk60 } = counts;
  return { waiting, waitingByAge, offered, connected, overdue, atRisk15, atRisk60 };
}
