import { type Caused, hasCaused, insertCaused, wakeCaused } from '../../db/caused';
import { ENQUEUE_MADE } from '../../matcher/ledger/enqueue';
import { insertItems } from '../../db/item-capture';
import type { ItemRow } from '../../db/item-read';
import { retrying, transaction } from '../../db/transaction';
import { isWaiting } from '../../domain/item/about';
import type { CapturedItem } from '../../domain/item/new-item';
import { waitingItem } from '../../domain/item/waiting';
import type { Principal } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { CaptureRequest } from '../contract/item';
import type { Deps } from '../deps';
import type { HttpProblem } from '../http-problem';
import { itemOf } from './classify-capture';
import { judgeCaptures, type Judged, readKnown, taken } from './judge-captures';

export type CaptureResult = { ok: true; isNew: boolean; row: ItemRow } | { ok: false; problem: HttpProblem };

type Pending = Exclude<Judged, { kind: 'new' }> | { kind: 'new'; key: string; item: CapturedItem; caused: Caused };

/**
 * Takes items in, any number in one transaction: durable and routable when this resolves. Each is judged by itself; an
 * external ID that its source has used before answers the item as it is, whatever else the request says. Looked at anew
 * where the write could not stand: its item may have come, ended and gone into the archive meanwhile.
 */
export async function captureItems(...input: Parameters<typeof tryToCapture>): Promise<CaptureResult[]> {
  return retrying(() => tryToCapture(...input));
}

async function tryToCapture(
  deps: Deps,
  directory: Directory,
  principal: Principal,
  requests: readonly CaptureRequest[],
): Promise<CaptureResult[]> {
  const { judged, known, now } = await judgeCaptures(deps, directory, principal, requests);
  const pending: Pending[] = [];
  for (const entry of judged) {
    if (entry.kind !== 'new') {
      pending.push(entry);
      continue;
    }
    const { key, request, value } = entry;
    const made = await itemOf({ deps, directory, principal, request, value, nowMs: now.getTime() });
    pending.push({ kind: 'new', key, ...made });
  }
  const written = await writeItems(
    deps,
    pending.flatMap((entry) => (entry.kind === 'new' ? [entry] : [])),
  );
  const results = await answer(deps, principal, pending, known, written, now);
  for (const result of results)
    deps.metrics.captured.inc({ result: result.ok ? (result.isNew ? 'new' : 'known') : 'refused' });
  return results;
}

/** With their ledger rows and what they cause. Answers the IDs of those that were written: no other has their external ID. */
export async function writeItems(
  deps: Deps,
  made: readonly { item: CapturedItem; caused: Caused }[],
): Promise<ReadonlySet<string>> {
  const items = made.map(({ item }) => item);
  if (items.length === 0) return new Set();
  const waiting = {
    ctes: ENQUEUE_MADE,
    rows: items.flatMap(({ state }) => (isWaiting(state) ? [waitingItem(state)] : [])),
  };
  if (!made.some(({ caused }) => hasCaused(caused))) {
    const written = await insertItems(deps.pool, items, waiting);
    deps.wake('stream', 'matcher');
    return written;
  }
  const { written, caused } = await transaction(deps.pool, async (client) => {
    const ids = await insertItems(client, items, waiting);
    const ofWritten = made.flatMap(({ item, caused }) => (ids.has(item.state.id) ? [caused] : []));
    const caused = {
      notifications: ofWritten.flatMap(({ notifications }) => notifications),
      cases: ofWritten.flatMap(({ cases }) => cases),
    };
    await insertCaused(client, caused);
    return { written: ids, caused };
  });
  deps.wake('stream', 'matcher');
  wakeCaused(deps.wake, caused);
  return written;
}

/** Those whose external ID was taken meanwhile, by another request or an earlier line, are read as they are now. */
async function answer(
  deps: Deps,
  principal: Principal,
  pending: readonly Pending[],
  known: ReadonlyMap<string, string>,
  written: ReadonlySet<string>,
  now: Date,
): Promise<CaptureResult[]> {
  const isWritten = (entry: Pending) => entry.kind === 'new' && written.has(entry.item.state.id);
  const missing = pending.filter((entry) => entry.kind !== 'refused' && !isWritten(entry));
  const keys = missing.flatMap((entry) => (entry.kind === 'refused' ? [] : [entry.key]));
  const rows = keys.length === 0 ? new Map<string, ItemRow>() : await readKnown(deps, principal, keys, known);
  return pending.map((entry) => {
    if (entry.kind === 'refused') return { ok: false, problem: entry.problem };
    if (entry.kind === 'new' && isWritten(entry)) {
      return {
        ok: true,
        isNew: true,
        row: {
          state: entry.item.state,
          updatedAt: now,
          ledgerState: isWaiting(entry.item.state) ? 'queued' : null,
          offer: null,
          isDisconnected: false,
          archivedAt: null,
          now,
        },
      };
    }
    const row = rows.get(entry.key);
    return row ? { ok: true, isNew: false, row } : { ok: false, problem: taken(entry.key) };
  });
}
