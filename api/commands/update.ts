import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { lookupsToAsk, otherValues } from '../../domain/classify/other-values';
import type { Actor } from '../../domain/item/event';
import { scheduled } from '../../domain/item/schedule';
import { isClosed } from '../../domain/item/state';
import type { UpdateBody } from '../contract/steer';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { checkForm } from './check-form';
import { onNewest } from './on-newest';
import { runCommand } from './run-command';
import { endingPause } from './schedule';

export async function update(
  context: Context,
  row: ItemRow,
  actor: Actor,
  body: z.output<typeof UpdateBody>,
): Promise<Answer> {
  return onNewest(context, row, async (newest) => {
    const { state } = newest;
    if (isClosed(state)) throw new HttpProblem('ITEM_CLOSED');
    // Distributed anew it is paused no longer, and its clocks have gone on from where they stood.
    const end = body.reclassify ? await endingPause(context, newest) : undefined;
    const item = end ? scheduled(state, end.schedule) : state;
    const { rules } = context.directory;
    // Of another worktype it is asked by another form, unless it has its own.
    const isAsked = body.worktype === undefined || body.worktype === state.worktype || state.form !== undefined;
    if (body.attributes && isAsked) checkForm(context, newest, body.attributes, 'part');
    const planned = lookupsToAsk(item, body, rules);
    const lookups = planned.length === 0 ? [] : await context.deps.lookups.ask(planned);
    const found = otherValues(item, actor, { ...body, lookups }, rules);
    if (!found.ok) throw invalidInput(found.errors);
    const { command } = found;
    return runCommand(
      context,
      newest,
      command.action === 'reclassify' ? { ...command, basis: state.version } : command,
    );
  });
}
