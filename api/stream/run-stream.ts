import type { Request, Response } from 'express';
import { canResume, type ChangeCursor, type ChangeRow, readChanges } from '../../db/change-feed';
import { divisionsWith, mayIn, type Principal } from '../auth/principal';
import { searchParamsOf } from '../http/read-input';
import { masked } from '../../domain/personal/mask';
import { hiddenFrom } from '../personal/hidden-from';
import { addressesOf } from '../notifications/addresses';
import type { Context } from '../route';
import { formatCursor, isAfter, parseCursor } from './change-cursor';
import { createFiguresTeller, sharedFigures } from './figures-teller';
import { isOpenIn } from '../cases/case-sight';
import { startSse } from './sse-writer';
import { unseenTasks } from './unseen-tasks';
import { visibleEvent } from './visible-event';

const PAGE = 1_000;

/**
 * Serves one stream until its reader, its credential or the process ends. Rights are those of the moment at which an
 * event is told. A reader that resumes gets what it missed, in order, once; then what happens.
 */
export async function runStream(context: Context, request: Request, response: Response): Promise<void> {
  const { deps, caller } = context;
  let { principal } = context;
  const figures = createFiguresTeller(
    async (askedMs) => {
      const divisions = divisionsWith(principal, 'queue:view');
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
    deliver: (rows) => {
      if (isLive) enqueue(() => tell(rows));
      else waiting.push(...rows);
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

  const renew = async (): Promise<void> => {
    const renewed: Principal | undefined = await deps.authenticator.renew(caller.credential);
    if (!renewed || divisionsWith(renewed, 'stream:read').length === 0) end();
    else principal = renewed;
  };
  const tell = async (rows: readonly ChangeRow[]): Promise<void> => {
    await renew();
    const directory = await deps.directories.get();
    const addresses = addressesOf(principal, directory);
    const hidden = hiddenFrom(principal, directory);
    const unseen = await unseenTasks(deps, { principal, directory }, rows);
    for (const row of rows) {
      if (!isAfter(row, told)) continue;
      told = { xid: row.xid, id: row.id };
      if (row.topic === 'item' && unseen.has(row.key)) continue;
      const visible = visibleEvent(row, principal, addresses, isOpenIn(directory, row.division));
      if (visible) {
        const data = hidden ? masked(visible.data, hidden) : visible.data;
        sse.send(visible.event, data, formatCursor(told));
      }
      if (mayIn(principal, 'queue:view', row.division)) figures.ask();
    }
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
  enqueue(() => tell(waiting));
  isLive = true;
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
