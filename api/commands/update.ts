import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { otherValues } from '../../domain/classify/other-values';
import type { Actor } from '../../domain/item/event';
import { isClosed } from '../../domain/item/state';
import type { UpdateBody } from '../contract/steer';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { runCommand } from './run-command';

export async function update(
  context: Context,
  row: ItemRow,
  actor: Actor,
  body: z.output<typeof UpdateBody>,
): Promise<Answer> {
  const { state } = row;
  if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
  const found = otherValues(state, actor, body, context.directory.rules);
  if (!found.ok) throw invalidInput(found.errors);
  return runCommand(context, row, found.command);
}
