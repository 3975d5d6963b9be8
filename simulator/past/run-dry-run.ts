import { setImmediate as breath } from 'node:timers/promises';
import type { Pool } from 'pg';
import { readDocument } from '../../api/catalogue/directory';
import { DRY_RUN_AT_MOST, DryRunInput } from '../../api/contract/dry-run';
import { readCurrentConfig } from '../../db/config';
import { type DryRunTry, endDryRun, noteDryRun, readDryRunTask } from '../../db/dry-run';
import { forgetDryRunItems, insertDryRunItems } from '../../db/dry-run-item';
import { readPastEvents, readPastItemIds, readPastItems } from '../../db/past-item';
import { type ConfigDocument, documentIdentity } from '../../domain/config/documents';
import { dryRunItem } from '../../domain/dry-run/dry-run-item';
import { Summing } from '../../domain/dry-run/summary';
import { minuteMs, secondMs } from '../../domain/time/duration';
import { configurationOf } from '../configuration';
import { PastDay } from './past-day';
import { ends, leaves, type PastEvent, takes } from './past-item';
import { simulateFile } from './simulate-file';
import { simulatePast } from './simulate-past';

const PAGE = 200;
const NOTE_MS = secondMs;
const eventTypes = [...takes, ...ends, ...leaves, 'declined'];

/** Time for a whole dry run, and for its simulation as a part of it. */
export interface TimeLimits {
  itemsMs: number;
  simulationMs: number;
}
export const timeLimits: TimeLimits = { itemsMs: 5 * minuteMs, simulationMs: 3 * minuteMs };

/** Ends a dry run with a code; what it has found until then is no answer. */
class DryRunFailure extends Error {}
/** Nobody waits for it any more. */
class Unwanted extends Error {}

/** One try of a dry run, from its row to its result; notes how far it is, and stops when nobody wants it any more. */
export async function runDryRun(pool: Pool, dryRun: DryRunTry, limits = timeLimits): Promise<void> {
  try {
    const result = await findOut(pool, dryRun, limits);
    if (result) await endDryRun(pool, dryRun, result);
  } catch (error) {
    if (error instanceof Unwanted) return;
    if (!(error instanceof DryRunFailure)) throw error;
    await endDryRun(pool, dryRun, { failure: error.message });
  }
}

async function findOut(pool: Pool, dryRun: DryRunTry, limits: TimeLimits) {
  const task = await readDryRunTask(pool, dryRun);
  if (!task) return undefined;
  await forgetDryRunItems(pool, dryRun.id);
  const input = DryRunInput.parse(task.input);
  const published = documentsOf(await readCurrentConfig(pool));
  const drafts = documentsOf(task.documents.map((body) => ({ kind: String(body['kind']), body })));
  const replaced = new Set(drafts.map(documentIdentity));
  const drafted = [...published.filter((document) => !replaced.has(documentIdentity(document))), ...drafts];
  const sides = [configurationOf(published, 'published'), configurationOf(drafted, 'draft')] as const;

  const progress = progressOf(pool, dryRun);
  if (task.events !== null && input.simulate !== false) {
    const found = await simulateFile(task.events, sides, input.simulate, limits.simulationMs, (reached) =>
      progress({ phase: 'simulation', done: reached }),
    );
    return { summary: null, ...found };
  }
  const nowMs = task.now.getTime();
  const summing = new Summing();
  const past = input.simulate === false ? null : new PastDay();
  const filter = { divisions: task.divisions, from: input.from, to: input.to, worktype: input.worktype };
  const stopMs = performance.now() + limits.itemsMs;
  const found = await readPastItemIds(pool, filter, DRY_RUN_AT_MOST + 1);
  if (found.length > DRY_RUN_AT_MOST) throw new DryRunFailure('TOO_MANY_ITEMS');
  let done = 0;
  for (let from = 0; from < found.length; from += PAGE) {
    const ids = found.slice(from, from + PAGE);
    const states = await readPastItems(pool, task, ids);
    const histories = past ? await readHistories(pool, ids) : new Map<string, PastEvent[]>();
    const results = [];
    for (const state of ids.flatMap((id) => states.get(id) ?? [])) {
      // One item may take its rules as long as many do.
      if (performance.now() > stopMs) throw new DryRunFailure('TIME_LIMIT');
      const result = dryRunItem(state, sides[0].catalogue, sides[1].catalogue, nowMs);
      summing.add(result);
      results.push({ place: done, hasMoved: result.moved.length > 0, result });
      const item = { state, events: histories.get(state.id) ?? [] };
      if ('refused' in result.published || 'refused' in result.draft) past?.leaveOut(item);
      else past?.add(item);
      done += 1;
      await progress({ phase: 'items', done });
    }
    await insertDryRunItems(pool, dryRun, results);
  }
  if (!past || input.simulate === false) return { summary: summing.summary(), simulation: null, done };
  const simulation = await simulatePast(past, sides, input.simulate, Date.parse(input.to), limits.simulationMs, () =>
    progress({ phase: 'simulation', done }),
  );
  return { summary: summing.summary(), simulation, done };
}

/** As they are now published: what a later version of the schemas would refuse is left out, as everywhere. */
function documentsOf(rows: readonly { kind: string; body: Record<string, unknown> }[]): ConfigDocument[] {
  return rows.flatMap((row) => readDocument(row) ?? []);
}

async function readHistories(pool: Pool, ids: readonly string[]): Promise<Map<string, PastEvent[]>> {
  const histories = new Map<string, PastEvent[]>();
  for (const { itemId, at, type, agent } of await readPastEvents(pool, ids, eventTypes)) {
    const event = { atMs: at.getTime(), type, agent };
    const known = histories.get(itemId);
    if (known) known.push(event);
    else histories.set(itemId, [event]);
  }
  return histories;
}

/** Tells now and then how far it is; throws once that is of no use. */
function progressOf(pool: Pool, dryRun: DryRunTry) {
  let notedMs = performance.now();
  return async (place: { phase: 'items' | 'simulation'; done: number }) => {
    if (performance.now() - notedMs < NOTE_MS) return;
    notedMs = performance.now();
    await breath();
    if (!(await noteDryRun(pool, dryRun, place))) throw new Unwanted();
  };
}
