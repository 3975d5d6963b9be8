import { refusalProblem } from '../../../api/commands/refusal-problem';
import type { ItemRow } from '../../../db/item-read';
import type { ItemCommand } from '../../../domain/item/command';
import { ana } from '../../domain/item/acting';
import { NOON, sampleItem } from '../../domain/item/sample-item';

const now = new Date(NOON);
const row: ItemRow = {
  state: sampleItem(),
  updatedAt: now,
  ledgerState: 'queued',
  offer: null,
  isDisconnected: false,
  archivedAt: null,
  now,
};
const hold: ItemCommand = { action: 'hold', actor: ana };

test.each(['queued', 'offered'] as const)(
  'a refusal by state names the state that the caller sees: %s',
  (ledgerState) => {
    const problem = refusalProblem('WRONG_STATE', { ...row, ledgerState }, hold);
    expect(problem.message).toBe(`The item is ${ledgerState}; hold needs one that is connected`);
    expect(problem.extra.errors).toEqual([
      expect.objectContaining({ path: 'state', value: ledgerState, allowed: ['connected'] }),
    ]);
  },
);

test('a status that is no next one is refused with those that are', () => {
  const command: ItemCommand = { action: 'set-status', actor: ana, status: 'closed' };
  const [error] = refusalProblem('TRANSITION_NOT_ALLOWED', row, command).extra.errors ?? [];
  expect(error).toMatchObject({ path: 'status', value: 'closed', allowed: expect.not.arrayContaining(['closed']) });
});
