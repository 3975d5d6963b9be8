import type { Request, Response } from 'express';
import { canResume, type ChangeCursor, type ChangeRow, readChanges } from '../../db/change-feed';
import { masked } from '../../domain/personal/mask';
import { divisionsWith, mayIn } from '../auth/principal';
import { searchParamsOf } from '../http/read-input';
import type { Context } from '../route';
import { formatCursor, isAfter, parseCursor } from './change-cursor';
import { createFiguresTeller, sharedFigures } from './figures-teller';
import { hearerOf, mayHear } from './hearer';
import { startSse } from './sse-writer';
import { streamEvent } from './stream-event';
import { unseenTasks } from './unseen-tasks';

const PAGE = 1_000;

/**
 * Serves one stream until its reader, its credential or the process ends. Rights are those of the moment at which an
 * event is told; they are looked up for what concerns the reader by those that he had before, and for whatever comes first
 * after a change of the configuration, which alone gives new ones. A reader that resumes gets what it missed, in order,
 * once; then what happens.
 */
export async function runStream(context: Context, request: Request, response: Response): Promise<void> {
  const { deps, caller } = context;
  let hearer = hearerOf(context.principal, context.directory);
  const figures = createFiguresTeller(
    async (askedMs) => {
      await renew();
      const divisions = divisionsWith(hearer.principal, 'queue:view');
      if (divisions.length > 0)
        sse.send('queues', await sharedFigures(deps.pool, await deps.directories.get(), divisions, askedMs));
    },
    (error) => deps.log.warn({ err: error }, 'figures of queues could not be told'),
  );
  const sse = startSse(response, () => {
    enqueue(renew);
    figures.ask();
  });
  /** What is told is told in turn: rights are looked up in between. */
  let turn: Promise<void> = Promise.resolve();
  const enqueue = (work: () => Promise<void>) => {
    turn = turn.then(work).catch((error: unknown) => {
      // Whoever reads it connects again and resumes; why he had to stands nowhere else.
      deps.log.warn({ err: error }, 'a stream was ended: what it had to tell could not be told');
      end();
    });
  };
  const waiting: ChangeRow[] = [];
  let isLive = false;
  const subscription = await deps.feed.subscribe({
    deliver: (rows, directory) => {
      if (!isLive) waiting.push(...rows);
      else if (directory !== hearer.directory || rows.some(concerns)) enqueue(() => tell(rows));
    },
    close: () => end(),
  });
  const end = () => {
    subscription.end();
    figures.end();
    sse.end();
  };
  response.on('close', end);
  if (response.destroyed) return end();
  deps.metrics.streams.inc();
  response.on('close', () => deps.metrics.streams.dec());
  let told: ChangeCursor = subscription.from;

  const watches = ({ division }: ChangeRow) => mayIn(hearer.principal, 'queue:view', division);
  const concerns = (row: ChangeRow) => mayHear(row, hearer) || watches(row);
  const renew = async (): Promise<void> => {
    // Read first: the rights that follow are of this configuration, or of a newer one, at which they are looked up again.
    const directory = await deps.directories.get();
    const renewed = await deps.authenticator.renew(caller.credential);
    if (!renewed || divisionsWith(renewed, 'stream:read').length === 0) end();
    else hearer = hearerOf(renewed, directory);
  };
  const say = async (rows: readonly ChangeRow[]): Promise<void> => {
    const unseen = await unseenTasks(deps, hearer, rows);
    for (const row of rows) {
      if (!isAfter(row, told)) continue;
      told = { xid: row.xid, id: row.id };
      if (row.topic === 'item' && unseen.has(row.key)) continue;
      if (mayHear(row, hearer)) {
        const { event, data } = streamEvent(row);
        sse.send(event, hearer.hidden ? masked(data, hearer.hidden) : data, formatCursor(told));
      }
      if (watches(row)) figures.ask();
    }
  };
  const tell = async (rows: readonly ChangeRow[]): Promise<void> => {
    await renew();
    await say(rows);
  };

  const last = lastEventId(request);
  const resumed = last === undefined ? undefined : parseCursor(last);
  const head = { at: new Date().toISOString(), cursor: formatCursor(told) };
  if (resumed && (await canResume(deps.pool, resumed))) {
    told = resumed;
    sse.send('open', { ...head, cursor: formatCursor(resumed) }, formatCursor(resumed));
    // Without what was missed the stream must not go on: the reader comes again.
    await catchUp(context, resumed, subscription.from, tell).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'a stream was ended: what its reader had missed could not be told');
      end();
    });
  } else {
    sse.send(last === undefined ? 'open' : 'reset', head, head.cursor);
  }
  figures.ask();
  enqueue(async () => {
    await renew();
    isLive = true;
    await say(waiting);
  });
}

/** What lies between the reader's place and where its subscription begins. */
async function catchUp(
  { deps }: Context,
  from: ChangeCursor,
  to: ChangeCursor,
  tell: (rows: readonly ChangeRow[]) => Promise<void>,
): Promise<void> {
  for (let after = from; ;) {
    const rows = await readChanges(deps.pool, after, PAGE);
    const missed = rows.filter((row) => !isAfter(row, to));
    await tell(missed);
    const last = missed.at(-1);
    if (!last || missed.length < PAGE) return;
    after = last;
  }
}

/** Readers that cannot set headers name their place in the query. */
function lastEventId(request: Request): string | undefined {
  const given = request.get('last-event-id') ?? searchParamsOf(request).get('lastEventId');
  return given === null || given === '' ? undefined : given;
}
