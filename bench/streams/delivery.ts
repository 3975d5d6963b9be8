import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, percentile } from '../figures';
import { httpCall } from '../http-call';
import { processorMs, residentBytes, waitedMs } from '../processor-time';
import { startProbes } from '../probes';
import type { Rig } from '../rig';
import { startReaders } from './readers';
import { peopleOf, type Team, teamDocuments, teams } from './teams';

const CHANGES_A_SECOND = 100;
const WARM_UP_SECONDS = 10;
const SECONDS = 30;
const WITHIN_MS = 250;
const SIGNED_IN_AT_ONCE = 8;
/** For what was told last to arrive. */
const REST_MS = 2_000;

/**
 * Two thousand people of a hundred teams have the app open, and somebody's presence changes a hundred times a second, which
 * the twenty of his team are told. From the instant at which the change is written, in its transaction, to its arrival.
 */
export async function deliveries(rig: Rig): Promise<Figure[]> {
  await rig.call('POST', '/config/apply', { documents: teamDocuments() });
  const cookies = await signIn(rig, teams.flatMap(peopleOf));
  const change = changer(rig, cookies);
  const api = { API: rig.pidOf('api') };
  const alone = await atRate(change, WARM_UP_SECONDS, api);
  const beforeBytes = residentBytes(api.API);
  const readers = await startReaders(`${rig.api}/v1/stream`, [...cookies.values()]);
  try {
    await atRate(change, WARM_UP_SECONDS, api);
    await delay(REST_MS);
    const probes = await startProbes(rig.postgres);
    readers.begin();
    const waitedBeforeMs = waitedMs(api.API);
    const parts = { ...api, database: rig.pidOf('postgres'), 'the readers': readers.pid };
    const { changes, partMs } = await atRate(change, SECONDS, parts);
    const waited = (100 * (waitedMs(api.API) - waitedBeforeMs)) / (SECONDS * 1_000);
    await delay(REST_MS);
    const delaysMs = await readers.end();
    const { durable } = await probes.stop();
    const wanted = changes * peopleOf(teams[0] as Team).length;
    const processor = Object.entries(partMs).map(([part, ms]) => `${part} ${(ms / changes).toFixed(1)} ms`);
    const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
    const beside = [
      `commit of one row, then LISTEN/NOTIFY: ${spread(durable)}`,
      `processor a change: ${processor.join(', ')}; API without the streams ${(alone.partMs.API / alone.changes).toFixed(1)} ms`,
      `API's memory ${megabytes(beforeBytes)} before the streams, ${megabytes(residentBytes(api.API))} with them`,
      `the API waited for a processor ${waited.toFixed(0)} % of the time`,
    ];
    return [
      {
        name: `a change to the streams of 20 of ${cookies.size} connections, one API process, ${CHANGES_A_SECOND} changes a second`,
        value: `${spread(delaysMs)}; told ${delaysMs.length} of ${wanted}`,
        beside: beside.join('; '),
        asked: `99th percentile within ${WITHIN_MS} ms`,
        holds: percentile(delaysMs, 0.99) <= WITHIN_MS && delaysMs.length === wanted,
      },
    ];
  } finally {
    readers.close();
  }
}

function spread(ms: readonly number[]): string {
  return `median ${percentile(ms, 0.5).toFixed(0)} ms, 99th percentile ${percentile(ms, 0.99).toFixed(0)} ms`;
}

/** Sessions as browsers have them: cookie by person. */
async function signIn(rig: Rig, people: readonly string[]): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  const left = [...people];
  const lane = async () => {
    for (let user = left.shift(); user !== undefined; user = left.shift()) {
      const { token } = (await rig.call('POST', '/dev/tokens', { user })) as { token: string };
      const headers = { authorization: `Bearer ${token}` };
      const { status, cookie } = await httpCall(`${rig.api}/v1/auth/session`, { method: 'POST', headers });
      if (status !== 204) throw new Error(`no session of ${user}: ${status}`);
      cookies.set(user, cookie);
    }
  };
  await Promise.all(Array.from({ length: SIGNED_IN_AT_ONCE }, lane));
  return cookies;
}

/** The next change: one team after the other, somebody of it becomes Ready, or is so no more. */
function changer(rig: Rig, cookies: ReadonlyMap<string, string>): () => Promise<void> {
  let count = 0;
  return async () => {
    const round = Math.floor(count / teams.length);
    const { agents } = teams[count % teams.length] as Team;
    count += 1;
    const agent = agents[round % agents.length] ?? '';
    const isReady = Math.floor(round / agents.length) % 2 === 0;
    const { status, text } = await httpCall(`${rig.api}/v1/agents/${agent}/presence`, {
      method: 'PUT',
      headers: { cookie: cookies.get(agent) ?? '', origin: rig.api },
      body: { presence: isReady ? 'ready' : 'not-ready' },
    });
    if (status !== 200) throw new Error(`presence of ${agent}: ${status} ${text}`);
  };
}

/** At instants that do not wait for the answers. Answers how many there were, and the processor time of the parts. */
async function atRate<T extends string>(
  change: () => Promise<void>,
  seconds: number,
  pids: Readonly<Record<T, number>>,
): Promise<{ changes: number; partMs: Record<T, number> }> {
  const before = processorMs(pids);
  const running: Promise<void>[] = [];
  const startMs = performance.now();
  for (let dueMs = startMs; dueMs < startMs + seconds * 1_000;) {
    dueMs += (-Math.log(1 - Math.random()) * 1_000) / CHANGES_A_SECOND;
    const restMs = dueMs - performance.now();
    if (restMs > 0) await delay(restMs);
    const done = change();
    // Told below, when all have been sent.
    done.catch(() => {});
    running.push(done);
  }
  await Promise.all(running);
  const after = processorMs(pids);
  const spent = (Object.keys(pids) as T[]).map((part) => [part, after[part] - before[part]]);
  return { changes: running.length, partMs: Object.fromEntries(spent) as Record<T, number> };
}
