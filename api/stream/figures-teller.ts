import type { Pool } from 'pg';
import type { QueueFigures } from '../contract/queue';
import type { Directory } from '../catalogue/directory';
import { queueFigures } from '../queues/queue-figures';

const MIN_GAP_MS = 1_000;

/** Figures that several streams of one process may share. */
const shared = new WeakMap<Pool, Map<string, { atMs: number; figures: Promise<QueueFigures> }>>();

/** Tells queue figures when asked to, at most once a second; what was asked in between is told at its end. */
export interface FiguresTeller {
  ask(): void;
  end(): void;
}

/** `tell` is given the instant of the last asking, by `performance.now()`; what it fails with, `failed` is. The next asking tells again. */
export function createFiguresTeller(
  tell: (askedMs: number) => Promise<void>,
  failed: (error: unknown) => void,
): FiguresTeller {
  let timer: NodeJS.Timeout | undefined;
  let toldMs = Number.NEGATIVE_INFINITY;
  let askedMs = 0;
  return {
    ask: () => {
      askedMs = performance.now();
      timer ??= setTimeout(
        () => {
          timer = undefined;
          toldMs = performance.now();
          tell(askedMs).catch(failed);
        },
        Math.max(0, toldMs + MIN_GAP_MS - performance.now()),
      );
    },
    end: () => clearTimeout(timer),
  };
}

/** One query for all streams that watch the same divisions, unless it began before `askedMs`: it may lack what was asked for. */
export function sharedFigures(
  pool: Pool,
  directory: Directory,
  divisions: readonly string[],
  askedMs: number,
): Promise<QueueFigures> {
  const known = shared.get(pool) ?? new Map<string, { atMs: number; figures: Promise<QueueFigures> }>();
  shared.set(pool, known);
  const key = divisions.toSorted().join(',');
  const last = known.get(key);
  if (last && last.atMs >= askedMs) return last.figures;
  const figures = queueFigures(pool, directory, divisions);
  known.set(key, { atMs: performance.now(), figures });
  figures.catch(() => known.delete(key));
  return figures;
}
