import { ENQUEUE_MADE } from '../../matcher/ledger/enqueue';
import { externalKeyText, findKnownItems, insertItems } from '../../db/item-capture';
import { type ItemRow, readItemRows } from '../../db/item-read';
import { retrying } from '../../db/transaction';
import type { CapturedItem } from '../../domain/item/new-item';
import { waitingItem } from '../../domain/item/waiting';
import { type Principal, scopeOf } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { CaptureRequest } from '../contract/item';
import type { Deps } from '../deps';
import { type HttpProblem, invalidInput } from '../http-problem';
import { classifyCapture, sourceOf } from './classify-capture';

export type CaptureResult = { ok: true; isNew: boolean; row: ItemRow } | { ok: false; problem: HttpProblem };

type Pending =
  | { kind: 'refused'; problem: HttpProblem }
  | { kind: 'known'; key: string }
  | { kind: 'new'; key: string; item: CapturedItem };

/**
 * Takes items in, any number in one transaction: durable and routable when this resolves. Each is judged by itself; an
 * external ID that its source has used before answers the item as it is, whatever else the request says.
 */
export async function captureItems(
  deps: Deps,
  directory: Directory,
  principal: Principal,
  requests: readonly CaptureRequest[],
): Promise<CaptureResult[]> {
  const admitted = requests.map((request) => ({ request, source: sourceOf(request, principal, directory) }));
  const keys = admitted.flatMap(({ request, source }) =>
    source.ok ? [{ source: source.key, externalId: request.externalId }] : [],
  );
  const { now, known } = await findKnownItems(deps.pool, keys);
  const seen = new Set<string>();
  const pending: Pending[] = [];
  for (const { request, source } of admitted) {
    if (!source.ok) {
      pending.push({ kind: 'refused', problem: source.problem });
      continue;
    }
    const key = externalKeyText({ source: source.key, externalId: request.externalId });
    if (known.has(key) || seen.has(key)) {
      pending.push({ kind: 'known', key });
      continue;
    }
    const classified = await classifyCapture({
      deps,
      directory,
      principal,
      request,
      source: source.key,
      nowMs: now.getTime(),
    });
    if (!classified.ok) {
      pending.push({ kind: 'refused', problem: classified.problem });
      continue;
    }
    seen.add(key);
    pending.push({ kind: 'new', key, item: classified.item });
  }
  const written = await write(deps, pending);
  const results = await answer(deps, principal, pending, known, written, now);
  for (const result of results)
    deps.metrics.captured.inc({ result: result.ok ? (result.isNew ? 'new' : 'known') : 'refused' });
  return results;
}

async function write(deps: Deps, pending: readonly Pending[]): Promise<ReadonlySet<string>> {
  const items = pending.flatMap((entry) => (entry.kind === 'new' ? [entry.item] : []));
  if (items.length === 0) return new Set();
  const waiting = { ctes: ENQUEUE_MADE, rows: items.map(({ state }) => waitingItem(state)) };
  const written = await retrying(() => insertItems(deps.pool, items, waiting));
  deps.wake('stream', 'matcher');
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
  const rows = missing.length === 0 ? new Map<string, ItemRow>() : await readMissing(deps, principal, missing, known);
  return pending.map((entry) => {
    if (entry.kind === 'refused') return { ok: false, problem: entry.problem };
    if (entry.kind === 'new' && isWritten(entry)) {
      return {
        ok: true,
        isNew: true,
        row: {
          state: entry.item.state,
          updatedAt: now,
          ledgerState: 'queued',
          offer: null,
          isDisconnected: false,
          now,
        },
      };
    }
    const row = rows.get(entry.key);
    return row ? { ok: true, isNew: false, row } : { ok: false, problem: taken(entry.key) };
  });
}

/** All that is told of an item in a division into which the caller may not capture. */
function taken(key: string): HttpProblem {
  const { externalId } = keyParts(key);
  const message = 'is that of an item in a division into which you may not capture';
  return invalidInput([{ path: 'externalId', message, code: 'EXTERNAL_ID_TAKEN', value: externalId }]);
}

async function readMissing(
  deps: Deps,
  principal: Principal,
  missing: readonly Pending[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, ItemRow>> {
  const keys = missing.flatMap((entry) => (entry.kind === 'refused' ? [] : [entry.key]));
  const unknown = keys.filter((key) => !known.has(key)).map(keyParts);
  const found = unknown.length === 0 ? known : new Map([...known, ...(await findKnownItems(deps.pool, unknown)).known]);
  const ids = [...new Set(keys.flatMap((key) => found.get(key) ?? []))];
  const rows = await readItemRows(deps.pool, scopeOf(principal, 'item:capture'), ids);
  return new Map(rows.map((row) => [externalKeyText(row.state), row]));
}

function keyParts(key: string): { source: string; externalId: string } {
  const at = key.indexOf('\n');
  return { source: key.slice(0, at), externalId: key.slice(at + 1) };
}
