import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { ImportResult } from '../../../../api/contract/import';
import { queryString, request } from '../../api/client';
import { keys } from '../../api/keys';
import { onSession, readSession } from '../../session/session';
import { knownByPiece, outcomesOf, piecesOf, type Outcome } from './pieces';
import type { FileTable } from './read-table';
import type { Targets } from './targets';

export interface ImportOf {
  readonly table: FileTable;
  readonly targets: Targets;
  readonly source: string;
  readonly worktype: string;
}

/** A file on its way, or how it ended. */
export interface ImportRun {
  readonly of: ImportOf;
  readonly isDryRun: boolean;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly outcomes: readonly Outcome[];
  readonly error: unknown;
}

/** The file on its way in this window, or the last one, and whose it is: it goes on while other pages are looked at. */
let shown: { readonly owner: string; readonly run: ImportRun } | null = null;
let stopping: AbortController | null = null;
const listeners = new Set<() => void>();

function show(next: typeof shown): void {
  shown = next;
  for (const listener of listeners) listener();
}

function stopShown(): void {
  stopping?.abort();
  if (shown?.run.state === 'running') show({ ...shown, run: { ...shown.run, state: 'stopped' } });
}

function forgetShown(): void {
  stopping?.abort();
  show(null);
}

// The rest would come in by the next person's hand. Whoever signs out leaves nothing behind.
onSession(() => (readSession().end === 'signed-out' ? forgetShown() : stopShown()));

globalThis.addEventListener?.('beforeunload', (event) => {
  if (shown?.run.state === 'running' && !shown.run.isDryRun) event.preventDefault();
});

function onShown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What came in, and what did not, is to be seen once; what did not come in yet waits. */
function leave(): void {
  if (shown?.run.isDryRun === true || shown?.run.state === 'done') forgetShown();
}

/** Sends a file piece by piece. A row that was sent before is known, so whatever ends early may be sent again. */
export function useImport(owner: string) {
  const client = useQueryClient();
  const now = useSyncExternalStore(onShown, () => shown);
  const run = now?.owner === owner ? now.run : null;
  useEffect(() => leave, []);

  const start = async (of: ImportOf, isDryRun: boolean, before: readonly Outcome[] = []) => {
    const stop = new AbortController();
    stopping?.abort();
    stopping = stop;
    let outcomes = before;
    const tell = (state: ImportRun['state'], error: unknown = null) =>
      show({ owner, run: { of, isDryRun, state, outcomes, error } });
    tell('running');
    const seen = new Set(isDryRun ? before.flatMap(({ externalId }) => externalId ?? []) : []);
    const rest = { ...of.table, rows: of.table.rows.slice(before.length) };
    const query = queryString({ source: of.source, worktype: of.worktype, dryRun: String(isDryRun) });
    try {
      for (const piece of piecesOf(rest, of.targets)) {
        const isAnyToSend = piece.own.size < piece.rows.length;
        const { rows } = isAnyToSend
          ? await request<ImportResult>(`/v1/workitems/import${query}`, {
              method: 'POST',
              body: piece.csv,
              type: 'text/csv',
              signal: stop.signal,
            })
          : { rows: [] };
        if (stop.signal.aborted) return;
        const found = outcomesOf(piece, rows, of.table, of.targets);
        outcomes = [...outcomes, ...(isDryRun ? knownByPiece(seen, found) : found)];
        for (const { outcome, externalId } of found)
          if (outcome === 'new' && externalId !== undefined) seen.add(externalId);
        tell('running');
      }
      tell('done');
    } catch (error) {
      if (stop.signal.aborted) return;
      tell('failed', error);
    } finally {
      if (!isDryRun) for (const queryKey of [keys.items, keys.queues]) void client.invalidateQueries({ queryKey });
    }
  };
  return {
    run,
    start: (of: ImportOf, isDryRun: boolean) => void start(of, isDryRun),
    /** From where it stopped. */
    goOn: ({ of, isDryRun, outcomes }: ImportRun) => void start(of, isDryRun, outcomes),
    stop: stopShown,
    forget: forgetShown,
  };
}
