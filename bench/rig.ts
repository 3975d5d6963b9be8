import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine/settings';
import { engineOf, startStack } from '../test/support/start-stack';
import { httpCall } from './http-call';
import { followStream, type Stream } from './stream';
import { startSyncReceiver, type SyncReceiver } from './sync-receiver';

export interface Rig {
  engine: Engine;
  postgres: string;
  /** Origin, without `/v1`. */
  api: string;
  stream: Stream;
  receiver: SyncReceiver;
  agents: readonly string[];
  /** Number of a part's process: `api`, `worker`, `matcher`, `postgres`, `temporal`. */
  pidOf(part: string): number;
  /** A call of the API with the admin's token, or with that of an agent. Throws for an answer that is no success. */
  call(method: string, path: string, body?: unknown, agent?: string): Promise<unknown>;
  capture(worktype?: string, more?: Readonly<Record<string, unknown>>): Promise<{ id: string; externalId: string }>;
  /** As a crash does; it is started again. */
  killWorker(): void;
  stop(): Promise<void>;
}

/** The real stack with a division of `agentCount` agents who have room for one item each, and a source that wants syncs. */
export async function startRig(agentCount: number): Promise<Rig> {
  const receiver = await startSyncReceiver();
  const stack = await startStack({ noDemo: true });
  const { api, postgres, tokens } = stack.ready;
  const agents = Array.from({ length: agentCount }, (_, index) => `agent-${index}`);
  const tokensOf = new Map<string, string>();
  const once = async (method: string, path: string, body?: unknown, agent?: string, key?: string): Promise<unknown> => {
    const headers = {
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      authorization: `Bearer ${agent === undefined ? tokens.admin : tokensOf.get(agent)}`,
    };
    const { status, text } = await httpCall(`${api}/v1${path}`, { method, headers, body });
    // What may have taken effect is asked again under the same key, as an honest caller does.
    if (status === 503 && key !== undefined) return once(method, path, body, agent, key);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const call: Rig['call'] = (method, path, body, agent) =>
    once(method, path, body, agent, method === 'POST' ? randomUUID() : undefined);
  await call('POST', '/config/apply', { documents: documents(agents, receiver.url) });
  for (const agent of agents) {
    const { token } = (await call('POST', '/dev/tokens', { user: agent })) as { token: string };
    tokensOf.set(agent, token);
  }
  const stream = await followStream(`${api}/v1/stream`, tokens.admin);
  return {
    engine: engineOf(stack),
    postgres,
    api,
    stream,
    receiver,
    agents,
    pidOf: (part) => stack.pidOf(part) ?? 0,
    call,
    capture: async (worktype = 'bench', more = {}) => {
      const externalId = randomUUID();
      const item = (await call('POST', '/workitems', {
        source: 'bench',
        externalId,
        worktype,
        attributes: { Value: 1 },
        ...more,
      })) as { id: string };
      return { id: item.id, externalId };
    },
    killWorker: () => {
      const pid = stack.pidOf('worker');
      if (pid !== null) process.kill(pid, 'SIGKILL');
    },
    stop: async () => {
      stream.close();
      await stack.stop();
      await receiver.close();
    },
  };
}

function documents(agents: readonly string[], syncUrl: string): unknown[] {
  const division = 'bench';
  return [
    { kind: 'division', key: division, name: 'Bench' },
    { kind: 'source', key: 'bench', division, sync: { url: syncUrl, timeout: 'PT10S' } },
    { kind: 'skill', key: 'work', name: 'Work', division },
    { kind: 'capacity-profile', key: 'one', division, max: { workitem: 1 } },
    { kind: 'queue', key: 'bench', name: 'Bench', division, order: 'longest-idle' },
    { kind: 'routing-plan', key: 'plan', division, rings: [{ skills: 'Work >= 1' }] },
    {
      kind: 'priority-scheme',
      key: 'rising',
      division,
      interpolation: 'linear',
      points: [
        { at: '0%', level: '0%' },
        { at: '100%', level: '100%' },
      ],
      overdue: { level: '100%' },
    },
    worktype('bench', 'BEN', { target: 'PT48H', expiry: 'PT72H' }),
    worktype('bench-due', 'BED', { target: 'PT48H', thresholds: [{ at: '100%', actions: [{ raisePriority: 10 }] }] }),
    worktype('bench-late', 'BEL', {
      target: 'PT20S',
      thresholds: ['25%', '40%'].map((at) => ({ at, escalate: true, actions: [{ raisePriority: 10 }] })),
    }),
    ...agents.map((key) => ({
      kind: 'agent',
      key,
      name: key,
      division,
      skills: { Work: 5 },
      queues: ['bench'],
      capacityProfile: 'one',
    })),
  ];
}

function worktype(key: string, referencePrefix: string, sla: unknown): unknown {
  return {
    kind: 'worktype',
    key,
    name: key,
    division: 'bench',
    referencePrefix,
    mediaType: 'workitem',
    attributes: { type: 'object', properties: { Value: { type: 'number' } } },
    queue: 'bench',
    routing: { plan: 'plan' },
    priority: { scheme: 'rising', min: 100, max: 1000 },
    offer: { answer: 'manual', expiry: 'PT5M' },
    sla,
    statuses: [
      { key: 'open', name: 'Open', category: 'open', initial: true },
      { key: 'review', name: 'In review', category: 'working', onAccept: true },
      { key: 'closed', name: 'Closed', category: 'closed', final: true },
    ],
    completion: { by: 'agent' },
    dispositions: ['done'],
  };
}
