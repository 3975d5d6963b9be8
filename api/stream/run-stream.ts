import type { Request, Response } from 'express';
import {
  canResume,
  type ChangeCursor,
  type ChangePage,
  type ChangeRow,
  placeBehind,
  readChanges,
  type Snapshot,
} from '../../db/change-feed';
import { masked } from '../../domain/personal/mask';
import { divisionsWith, hasSameRights, mayIn } from '../auth/principal';
import { searchParamsOf } from '../http/read-input';
import type { Context } from '../route';
import { eventId, formatCursor, parseCursor } from './change-cursor';
import { createFiguresTeller, sharedFigures } from './figures-teller';
import { hearerOf, mayHear } from './hearer';
import { startSse } from './sse-writer';
import { streamEvent } from './stream-event';
import { unseenTasks } from './unseen-tasks';

const PAGE = 1_000;
/** A reader for whom so many changes wait to be told is cut off: he resumes, and what he missed is read page by page. */
const BEHIND_AT_MOST = 10_000;

/**
 * Serves one stream until its reader, its credential or the process ends. Rights are those of the moment at which an
 * event is told; they are looked up for what concerns the reader by those that he had before, and for whatever comes first
 * after a change of the configuration, which alone gives new ones. A reader that resumes gets what it missed, in order,
 * once; then what happens.
 */
export async function runStream(context: Context, request: Request, response: Response): Promise<void> {
  const { deps, caller } = context;
  let hearer = hearerOf(context.principal, context.directory);
  const leave = deps.streamLimits.enter(context.principal.id);
  response.on('close', leave);
  if (response.destroyed) return leave();
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
  const hasEnded = () => response.writableEnded || response.destroyed;
  const enqueue = (work: () => Promise<void>) => {
    turn = turn
      .then(async () => (hasEnded() ? undefined : work()))
      .catch((error: unknown) => {
        // Whoever reads it connects again and resumes; why he had to stands nowhere else.
        deps.log.warn({ err: error }, 'a stream was ended: what it had to tell could not be told');
        end();
      });
  };
  const waiting: ChangePage[] = [];
  let isLive = false;
  let behind = 0;
  const subscription = await deps.feed.subscribe({
    deliver: (page, directory) => {
      if (isLive && directory === hearer.directory && !page.rows.some(concerns)) return;
      behind += page.rows.length;
      if (behind > BEHIND_AT_MOST) end();
      else if (!isLive) waiting.push(page);
      else
        enqueue(async () => {
          await tell(page);
          behind -= page.rows.length;
        });
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
  let told: ChangeCursor = { seen: subscription.from, within: null };

  const watches = ({ division }: ChangeRow) => mayIn(hearer.principal, 'queue:view', division);
  const concerns = (row: ChangeRow) => mayHear(row, hearer) || watches(row);
  const renew = async (): Promise<void> => {
    // Read first: the rights that follow are of this configuration, or of a newer one, at which they are looked up again.
    const directory = await deps.directories.get();
    const renewed = await deps.authenticator.renew(caller.credential);
    if (!renewed || divisionsWith(renewed, 'stream:read').length === 0) return end();
    const isSame = hasSameRights(hearer.principal, renewed);
    hearer = hearerOf(renewed, directory);
    // What he has read by rights that he has no more, or could not read before, is not told of by any change.
    if (!isSame) sse.send('reset', headAt(told), eventId(told));
  };
  const say = async (page: ChangePage): Promise<void> => {
    const unseen = await unseenTasks(deps, hearer, page.rows);
    for (const row of page.rows) {
      if (row.topic === 'item' && unseen.has(row.key)) continue;
      if (mayHear(row, hearer)) {
        const { event, data } = streamEvent(row);
        sse.send(event, hearer.hidden ? masked(data, hearer.hidden) : data, eventId(placeBehind(page, row)));
      }
      if (watches(row)) figures.ask();
    }
    told = page.end;
  };
  const tell = async (page: ChangePage): Promise<void> => {
    await renew();
    await say(page);
  };

  const last = lastEventId(request);
  const resumed = last === undefined ? undefined : parseCursor(last);
  if (resumed && (await canResume(deps.pool, resumed))) {
    told = resumed;
    sse.send('open', headAt(resumed), eventId(resumed));
    const tellAndWait = async (page: ChangePage) => {
      await tell(page);
      await sse.taken();
    };
    // Without what was missed the stream must not go on: the reader comes again.
    await catchUp(context, resumed, subscription.from, tellAndWait, hasEnded).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'a stream was ended: what its reader had missed could not be told');
      end();
    });
  } else {
    sse.send(last === undefined ? 'open' : 'reset', headAt(told), eventId(told));
  }
  figures.ask();
  enqueue(async () => {
    await renew();
    isLive = true;
    for (const missed of waiting.splice(0)) {
      await say(missed);
      behind -= missed.rows.length;
    }
  });
}

function headAt(place: ChangeCursor) {
  return { at: new Date().toISOString(), cursor: formatCursor(place) };
}

/** What was committed between the reader's place and where its subscription begins, as long as it is there. */
async function catchUp(
  { deps }: Context,
  from: ChangeCursor,
  to: Snapshot,
  tell: (page: ChangePage) => Promise<void>,
  hasEnded: () => boolean,
): Promise<void> {
  for (let after = from; after.within !== null || after.seen !== to;) {
    const place = after;
    const read = async () => (hasEnded() ? null : readChanges(deps.pool, place, PAGE, to));
    const page = await deps.streamLimits.inTurn(read);
    if (page === null) return;
    await tell(page);
    after = page.end;
  }
}

/** Readers that cannot set headers name their place in the query. */
function lastEventId(request: Request): string | undefined {
  const given = request.get('last-event-id') ?? searchParamsOf(request).get('lastEventId');
  return given === null || given === '' ? undefined : given;
}
