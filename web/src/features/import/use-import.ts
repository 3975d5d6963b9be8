import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportResult } from '../../../../api/contract/import';
import { queryString, request } from '../../api/client';
import { keys } from '../../api/keys';
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

/** Sends a file piece by piece. A row that was sent before is known, so whatever ends early may be sent again. */
export function useImport() {
  const client = useQueryClient();
  const [run, setRun] = useState<ImportRun | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const start = async (of: ImportOf, isDryRun: boolean, before: readonly Outcome[] = []) => {
    const stop = new AbortController();
    stopping.current?.abort();
    stopping.current = stop;
    let outcomes = before;
    const tell = (state: ImportRun['state'], error: unknown = null) => setRun({ of, isDryRun, state, outcomes, error });
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
    stop: () => {
      stopping.current?.abort();
      setRun((now) => now && { ...now, state: 'stopped' });
    },
    forget: () => {
      stopping.current?.abort();
      setRun(null);
    },
  };
}
