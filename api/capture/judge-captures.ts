import { externalKeyText, findKnownItems } from '../../db/item-capture';
import { type ItemRow, readItemRows } from '../../db/item-read';
import type { ClassifyInput } from '../../domain/classify/classify';
import type { Classified } from '../../domain/classify/classified';
import { type Principal, scopeOf } from '../auth/principal';
import type { Directory } from '../catalogue/directory';
import type { CaptureRequest } from '../contract/item';
import type { Deps } from '../deps';
import { type HttpProblem, invalidInput } from '../http-problem';
import { classifyInput, judgeCapture } from './classify-capture';
import { lookUp } from './look-up';
import { sourceOf } from './source-of';
import { stretches } from './stretch';

/** What a request comes to: refused, an item that is there (or stands before it in the same list), or a new one. */
export type Judged =
  | { kind: 'refused'; problem: HttpProblem }
  | { kind: 'known'; key: string }
  | { kind: 'new'; key: string; request: CaptureRequest; value: Classified };

type Placed =
  Exclude<Judged, { kind: 'new' }> | { kind: 'new'; key: string; request: CaptureRequest; input: ClassifyInput };

/** Judges requests one by one, as of the database's now. Writes nothing. */
export async function judgeCaptures(
  deps: Deps,
  directory: Directory,
  principal: Principal,
  requests: readonly CaptureRequest[],
): Promise<{ judged: Judged[]; known: ReadonlyMap<string, string>; now: Date }> {
  const admitted = requests.map((request) => ({ request, found: sourceOf(request.source, principal, directory) }));
  const keys = admitted.flatMap(({ request, found }) =>
    found.ok ? [{ source: found.source.key, externalId: request.externalId }] : [],
  );
  const { now, known } = await findKnownItems(deps.pool, keys);
  const placed = admitted.map(({ request, found }): Placed => {
    if (!found.ok) return { kind: 'refused', problem: found.problem };
    const source = found.source.key;
    const key = externalKeyText({ source, externalId: request.externalId });
    if (known.has(key)) return { kind: 'known', key };
    return { kind: 'new', key, request, input: classifyInput(request, source, now.getTime()) };
  });
  const fresh = placed.filter((entry) => entry.kind === 'new');
  const inputs = await lookUp(
    deps,
    directory,
    principal,
    fresh.map(({ input }) => input),
  );
  const enriched = new Map(fresh.map((entry, index) => [entry, inputs[index] ?? entry.input]));
  const seen = new Set<string>();
  const judge = (entry: Placed): Judged => {
    if (entry.kind !== 'new') return entry;
    const { key, request } = entry;
    if (seen.has(key)) return { kind: 'known', key };
    const result = judgeCapture(directory, principal, enriched.get(entry) ?? entry.input);
    if (!result.ok) return { kind: 'refused', problem: result.problem };
    seen.add(key);
    return { kind: 'new', key, request, value: result.value };
  };
  const judged: Judged[] = [];
  const pause = stretches();
  for (const entry of placed) {
    await pause();
    judged.push(judge(entry));
  }
  return { judged, known, now };
}

/** Items by their external keys, as far as the caller may capture where they lie. */
export async function readKnown(
  deps: Deps,
  principal: Principal,
  keys: readonly string[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, ItemRow>> {
  const unknown = keys.filter((key) => !known.has(key)).map(keyParts);
  const found = unknown.length === 0 ? known : new Map([...known, ...(await findKnownItems(deps.pool, unknown)).known]);
  const ids = [...new Set(keys.flatMap((key) => found.get(key) ?? []))];
  // No source that captures has tasks of cases.
  const rows = await readItemRows(deps.pool, { ...scopeOf(principal, 'item:capture'), tasks: null }, ids);
  return new Map(rows.map((row) => [externalKeyText(row.state), row]));
}

/** All that is told of an item in a division into which the caller may not capture. */
export function taken(key: string): HttpProblem {
  const { externalId } = keyParts(key);
  const message = 'is that of an item in a division into which you may not capture';
  return invalidInput([{ path: 'externalId', message, code: 'EXTERNAL_ID_TAKEN', value: externalId }]);
}

function keyParts(key: string): { source: string; externalId: string } {
  const at = key.indexOf('\n');
  return { source: key.slice(0, at), externalId: key.slice(at + 1) };
}
