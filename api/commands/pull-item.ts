import type { ItemRow } from '../../db/item-read';
import type { Pick } from '../../domain/item/command';
import type { AgentDocument } from '../../domain/config/agent';
import { HttpProblem } from '../http-problem';
import { shownState } from '../items/item-view';
import type { Answer, Context } from '../route';
import { mayTakeFrom, workbinFor } from '../workbins/workbin';
import { skippedItems } from './next-item';
import type { Place } from './pullable';
import { runCommand } from './run-command';

/** An item of the caller's choice; where its place forbids the choice, only the next by priority. */
export async function pullItem(context: Context, row: ItemRow): Promise<Answer> {
  const { directory, principal } = context;
  const agent = principal.agent === null ? undefined : directory.agents.get(principal.agent);
  if (!agent) throw new HttpProblem('NOT_YOURS');
  const pick = await pickOf(context, row, agent);
  return runCommand(context, row, { action: 'pull', actor: { kind: 'agent', id: agent.key }, agent: agent.key, pick });
}

/** Throws why he may not; what is in no place from which items are pulled is left to the item itself to refuse. */
async function pickOf(context: Context, row: ItemRow, agent: AgentDocument): Promise<Pick> {
  const shown = shownState(row.state, row.ledgerState, row.now.getTime());
  if (shown === 'offered') throw new HttpProblem('WRONG_STATE', { detail: 'It is offered to an agent' });
  if (shown !== 'queued' && shown !== 'parked') return { by: 'priority', skipped: 0 };
  const { place, choice } = shown === 'queued' ? queueOf(context, row) : shelfOf(context, row);
  const skipped = await skippedItems(context, agent, place, row.state.id);
  if (skipped === null) throw new HttpProblem('NOT_ELIGIBLE');
  if (skipped === 0) return { by: 'priority', skipped };
  if (!choice) throw new HttpProblem('CHOICE_FORBIDDEN', { detail: `${skipped} that you could have stand before it` });
  return { by: 'choice', skipped };
}

function queueOf({ directory }: Context, { state }: ItemRow): { place: Place; choice: boolean } {
  const { queue: key } = state.rules;
  const queue = directory.rules.find('queue', state.division, key);
  if (!queue?.pull) throw new HttpProblem('PULL_FORBIDDEN');
  return { place: { queues: [key] }, choice: queue.choice };
}

/** What lies in somebody else's workbin is his. */
function shelfOf(context: Context, { state }: ItemRow): { place: Place; choice: boolean } {
  const workbin = workbinFor(context.directory, state.division, state.workbin ?? '');
  if (!workbin || !mayTakeFrom(context, workbin)) throw new HttpProblem('NOT_YOURS');
  return { place: { workbin }, choice: workbin.choice };
}
