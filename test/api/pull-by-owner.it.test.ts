import { refusedWith, useOffice } from './office';

const office = useOffice({ hasOwner: true });
const { item, action, pullNext } = office;

async function agent(key: string): Promise<{ pulls: { choices: number; skipped: number } }> {
  const { body } = await office.api().call('sue', 'get', '/v1/agents').expect(200);
  return body.agents.find((each: { key: string }) => each.key === key);
}

test('each pull brings the best that he may have, from all of his queues', async () => {
  const priorities = [3, 9, 1, 7, 5, 8, 2];
  for (const [at, priority] of priorities.entries()) await item(at % 2 === 0 ? 'open' : 'strict', priority);
  await item('guarded', 20);
  await item('pushed', 30);
  const pulled: number[] = [];
  for (const _ of priorities) {
    const { body } = await pullNext('ana').expect(200);
    pulled.push(body.priority);
    await action('ana', body.id, 'complete', {}).expect(200);
  }
  expect(pulled).toEqual(priorities.toSorted((a, b) => b - a));
  await pullNext('ana').expect(204);
});

test('of many who pull at once each gets another one, and nobody more than he has room for', async () => {
  const captured: string[] = [];
  for (let count = 0; count < 6; count += 1) captured.push(await item('open', count));
  const answers = await Promise.all([...Array(6).fill('ana'), ...Array(4).fill('ben')].map((user) => pullNext(user)));
  const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
  expect(taken.filter(({ assignee }) => assignee === 'ana')).toHaveLength(3);
  expect(taken.map(({ id }) => id).filter((id) => !captured.includes(id))).toEqual([]);
});

test('when a whole shift helps itself at once, each is given something, and together the best that waits', async () => {
  const shift = Array.from({ length: 20 }, (_, at) => `shift-${at}`);
  const documents = shift.map((key) => `kind: agent\nkey: ${key}\ndivision: claims\nqueues: [open]\n`);
  await office.api().apply('admin', documents.join('---\n')).expect(200);
  const captured: string[] = [];
  for (let count = 0; count < shift.length + 2; count += 1) captured.push(await item('open', count));
  const tokens = await Promise.all(shift.map((user) => office.api().issuer.mint(user)));
  const pull = (user: string, at: number) =>
    office.api().call(tokens[at] as string, 'post', `/v1/agents/${user}/pull`, {});
  const answers = await Promise.all(shift.map(pull));
  expect(answers.map(({ status, body }) => body.code ?? status)).toEqual(shift.map(() => 200));
  expect(new Set(answers.map(({ body }) => body.id))).toEqual(new Set(captured.slice(2)));
});

test('without room he is told so, and without items that there are none', async () => {
  await pullNext('ana').expect(204);
  for (let count = 0; count < 4; count += 1) await item('open', count);
  for (let count = 0; count < 3; count += 1) await pullNext('ana').expect(200);
  refusedWith('CAPACITY_FULL')(await pullNext('ana').expect(409));
});

test('a choice counts what it skips, and is refused where the queue forbids it', async () => {
  const { pulls: before } = await agent('ana');
  const [low] = [await item('open', 1), await item('open', 2), await item('open', 3)];
  await action('ana', low, 'pull', {}).expect(200);
  const { pulls } = await agent('ana');
  expect(pulls).toMatchObject({ choices: before.choices + 1, skipped: before.skipped + 2 });
  const [strictLow, strictHigh] = [await item('strict', 1), await item('strict', 2)];
  refusedWith('CHOICE_FORBIDDEN')(await action('ana', strictLow, 'pull', {}).expect(409));
  await action('ana', strictHigh, 'pull', {}).expect(200);
  refusedWith('NOT_ELIGIBLE')(await action('ana', await item('guarded'), 'pull', {}).expect(409));
});

test('why an agent is idle is told from what the owner knows', async () => {
  const [guarded, high] = [await item('guarded', 9), await item('open', 8)];
  const { body } = await office.api().call('sue', 'get', '/v1/agents/ana/explanation').expect(200);
  expect(body).toMatchObject({
    tested: 2,
    counts: { skills: 1, presence: 1 },
    items: [
      { itemId: guarded, failed: 'skills', priority: 9 },
      { itemId: high, failed: 'presence', priority: 8 },
    ],
    queues: expect.arrayContaining([
      { key: 'open', name: 'open', waiting: 1 },
      { key: 'strict', name: 'strict', waiting: 0 },
    ]),
  });
});
