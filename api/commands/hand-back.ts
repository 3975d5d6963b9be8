import type { z } from 'zod';
import type { ItemRow } from '../../db/item-read';
import { given } from '../../domain/item/about';
import type { CommandOf } from '../../domain/item/command';
import type { Actor } from '../../domain/item/event';
import { personalWorkbin } from '../../domain/workbin/workbin-id';
import type { ParkBody, Target, TransferBody } from '../contract/workbin';
import { HttpProblem, invalidInput } from '../http-problem';
import type { Answer, Context } from '../route';
import { isAgentFor, namedWorkbin } from '../workbins/workbin';
import { onNewest } from './on-newest';
import { runCommand } from './run-command';
import { endingPause } from './schedule';

/** The caller as the agent that he is; whoever is none holds nothing. */
export function actingAgent({ principal }: Context): Actor {
  if (principal.agent === null) throw new HttpProblem('NOT_YOURS');
  return { kind: 'agent', id: principal.agent };
}

/** On a shelf: the caller's own, unless he says otherwise. */
export async function park(context: Context, row: ItemRow, body: z.output<typeof ParkBody>): Promise<Answer> {
  const actor = actingAgent(context);
  const { directory } = context;
  const { division } = row.state;
  const { id } = namedWorkbin(directory, division, body.workbin ?? personalWorkbin(actor.id), 'workbin');
  const untilMs = body.until === undefined ? undefined : Date.parse(body.until);
  const command = {
    action: 'park',
    actor,
    workbin: id,
    ...given('reason', body.reason),
    ...given('untilMs', untilMs),
  } as const;
  return runCommand(context, row, command, () => {
    if (untilMs === undefined || untilMs > row.now.getTime()) return;
    throw invalidInput([{ path: 'until', message: 'is in the past', code: 'OUT_OF_ORDER', value: body.until }]);
  });
}

export async function transfer(
  context: Context,
  row: ItemRow,
  actor: Actor,
  { note, ...to }: z.output<typeof TransferBody>,
  root = '',
): Promise<Answer> {
  const command: CommandOf<'transfer'> = {
    action: 'transfer',
    actor,
    to: targetOf(context, row.state.division, to, root),
    ...given('note', note),
  };
  return endingAPause(context, row, command);
}

/** By a supervisor, whoever has it. */
export async function requeue(context: Context, row: ItemRow, actor: Actor, reason?: string): Promise<Answer> {
  return endingAPause(context, row, { action: 'requeue', actor, ...given('reason', reason) });
}

/** It ends the item's pause where there is one: of the item as it was paused, or not, since it was read. */
function endingAPause(context: Context, row: ItemRow, command: CommandOf<'requeue' | 'transfer'>): Promise<Answer> {
  return onNewest(context, row, async (newest) => {
    const end = await endingPause(context, newest);
    return runCommand(context, newest, end ? { ...command, pauseEnd: end } : command);
  });
}

/** What is named must exist in the division of the item; an agent stands for his own workbin. */
export function targetOf(
  { directory }: Context,
  division: string,
  { queue, agent, workbin }: Target,
  root: string,
): CommandOf<'transfer'>['to'] {
  if (queue !== undefined) {
    if (directory.rules.find('queue', division, queue)) return { queue };
    const allowed = directory.rules.inDivision('queue', division).map(({ key }) => key);
    const message = 'is no queue of this division';
    throw invalidInput([{ path: `${root}queue`, message, code: 'UNKNOWN_REFERENCE', value: queue, allowed }]);
  }
  if (agent === undefined) return { workbin: namedWorkbin(directory, division, workbin ?? '', `${root}workbin`).id };
  return { workbin: personalWorkbin(knownAgent({ directory }, division, agent, `${root}agent`)) };
}

/** Key of an agent who may have items of a division. */
export function knownAgent(
  { directory }: Pick<Context, 'directory'>,
  division: string,
  key: string,
  path: string,
): string {
  if (isAgentFor(directory, key, division)) return key;
  throw invalidInput([{ path, message: 'is no agent of this division', code: 'UNKNOWN_REFERENCE', value: key }]);
}
