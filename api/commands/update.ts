import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { otherValues } from '../../domain/classify/other-values';
import type { Actor } from '../../domain/item/event';
import { isClosed } from '../../domain/item/state';
import type { UpdateBody } from '../contract/steer';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { onNewest } from './on-newest';
import { runCommand } from './run-command';

export async function update(
  context: Context,
  row: ItemRow,
  actor: Actor,
  body: z.output<typeof UpdateBody>,
): Promise<Answer> {
  return onNewest(context, row, async (newest) => {
    const { state } = newest;
    if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
    const found = otherValues(state, actor, body, context.directory.rules);
    if (!found.ok) throw invalidInput(found.errors);
    const { command } = found;
    return runCommand(
      context,
      newest,
      command.action === 'reclassify' ? { ...command, basis: state.version } : command,
    );
  });
}
