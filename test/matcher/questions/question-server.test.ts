import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { reserveFreePort } from '../../../cli/dev/ports';
import { type QuestionServer, openQuestionServer } from '../../../matcher/questions/question-server';
import { NotOwner } from '../../../matcher/questions/questions';
import { ShardMemory } from '../../../matcher/shard-memory';

const memory = new ShardMemory();
const keepers = new Map([
  ['ours', { ask: async <T>(question: (memory: ShardMemory, nowMs: number) => T) => question(memory, 1_000) }],
  [
    'lost',
    {
      ask: async () => {
        throw new NotOwner('lost');
      },
    },
  ],
]);

let server: QuestionServer;
beforeAll(async () => {
  server = await openQuestionServer({}, pino({ level: 'silent' }), (shard) => keepers.get(shard));
});
afterAll(async () => server.close());

const question = JSON.stringify({ queues: ['claims/q'] });
async function status(path: string, more: RequestInit = {}): Promise<number> {
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${server.address}${path}`, { method: 'POST', headers, body: question, ...more });
  await answer.arrayBuffer();
  return answer.status;
}

test('it listens on loopback and answers who brings its token', async () => {
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const headers = { authorization: `Bearer ${server.token}` };
  const answer = await fetch(`${server.address}/ours/waiting`, { method: 'POST', headers, body: question });
  expect([answer.status, await answer.json()]).toEqual([200, [0]]);
});

test.each(['', 'Bearer', 'Bearer wrong', 'Basic x'])('others are refused: %p', async (authorization) => {
  expect(await status('/ours/waiting', { headers: authorization === '' ? {} : { authorization } })).toBe(401);
});

test('each process has a token of its own, and says what name it goes by', async () => {
  const other = await openQuestionServer(
    { address: 'http://matcher-2:7000' },
    pino({ level: 'silent' }),
    () => undefined,
  );
  expect(other.address).toBe('http://matcher-2:7000');
  expect(other.token).not.toBe(server.token);
  expect(other.token.length).toBeGreaterThanOrEqual(43);
  await other.close();
});

test("a port that was reserved for it is nobody else's before it listens there, nor after", async () => {
  const { port, socket } = await reserveFreePort();
  const isTaken = async () => (await fetch(`http://127.0.0.1:${port}/ours/waiting`).catch(() => null)) !== null;
  const taken = openQuestionServer({ port }, pino({ level: 'silent' }), () => undefined);
  await expect(taken).rejects.toThrow('EADDRINUSE');
  const ours = await openQuestionServer({ port, socket }, pino({ level: 'silent' }), () => undefined);
  expect(ours.address).toBe(`http://127.0.0.1:${port}`);
  expect(await isTaken()).toBe(true);
  await ours.close();
});

test('what is no question, or about no shard of this process, is refused', async () => {
  expect(await status('/ours/waiting', { body: '{"queues":"all"}' })).toBe(400);
  expect(await status('/ours/waiting', { body: 'no json' })).toBe(400);
  expect(await status('/ours/constructor')).toBe(404);
  expect(await status('/%E0%A4%A/waiting')).toBe(421);
  expect(await status('/ours/waiting', { method: 'GET', body: null })).toBe(404);
  expect(await status('/theirs/waiting')).toBe(421);
  expect(await status('/lost/waiting')).toBe(421);
});

test('a body is no longer than four mebibytes, and says how long it is', async () => {
  expect(await status('/ours/waiting', { body: `"${'x'.repeat(4 << 20)}"` })).toBe(413);
  const stream = new Blob([question]).stream();
  expect(await status('/ours/waiting', { body: stream, duplex: 'half' } as RequestInit)).toBe(413);
});

test('a refusal of an overlong body does not keep the next from its answer', async () => {
  await Promise.all(
    Array.from({ length: 20 }, () => status('/ours/waiting', { body: 'x'.repeat(5 << 20) }).catch(() => {})),
  );
  expect(await status('/ours/waiting')).toBe(200);
});

test('who serves as many queues as an agent may, by the longest names, is answered', async () => {
  const [division, keys] = ['d'.repeat(64), Array.from({ length: 10_000 }, (_, n) => `${n}`.padEnd(64, 'q'))];
  const queues = keys.map((key) => `${division}/${key}`);
  const part = { atMs: null, after: null, isReversed: false, limit: 5, tops: [] };
  const asked = {
    next: { agent: 'ana', queues, except: [] },
    skipped: { agent: 'ana', queues, itemId: randomUUID() },
    waiting: { queues },
    ranked: { divisions: [division], queues: keys, ...part },
  };
  for (const [name, input] of Object.entries(asked)) {
    expect([name, await status(`/ours/${name}`, { body: JSON.stringify(input) })]).toEqual([name, 200]);
  }
});
