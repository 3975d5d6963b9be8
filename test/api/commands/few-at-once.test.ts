import type { Workflows } from '../../../api/deps';
import { COMMANDS_AT_ONCE, fewAtOnce } from '../../../api/commands/few-at-once';
import type { CommandAnswer } from '../../../api/commands/send-command';
import type { ItemCommand } from '../../../domain/item/command';
import type { ItemState } from '../../../domain/item/state';

const item = (id: string) => ({ id }) as ItemState;
const command = { action: 'pause' } as ItemCommand;

test('of five commands on an item at once the fifth is refused; others, and later ones, are not', async () => {
  const answers: ((answer: CommandAnswer) => void)[] = [];
  const engine = { send: () => new Promise<CommandAnswer>((resolve) => answers.push(resolve)) };
  const workflows = fewAtOnce(engine as unknown as Workflows);
  const under = Array.from({ length: COMMANDS_AT_ONCE }, (_, at) => workflows.send(item('a'), `a-${at}`, command));
  await expect(workflows.send(item('a'), 'a-5', command)).rejects.toMatchObject({
    code: 'TOO_MANY_COMMANDS',
    mayPass: true,
  });
  under.push(workflows.send(item('b'), 'b-1', command));
  answers[0]?.({ ok: true });
  await under[0];
  under.push(workflows.send(item('a'), 'a-6', command));
  await expect(workflows.send(item('a'), 'a-7', command)).rejects.toMatchObject({ status: 429 });
  for (const answer of answers) answer({ ok: true });
  await Promise.all(under);
});

test('one that failed makes room as well', async () => {
  const engine = { send: () => Promise.reject(new Error('down')) };
  const workflows = fewAtOnce(engine as unknown as Workflows);
  for (let tries = 0; tries < 10; tries += 1)
    await expect(workflows.send(item('a'), 'a', command)).rejects.toThrow('down');
});
