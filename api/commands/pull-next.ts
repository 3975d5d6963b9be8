import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { itemOfPull } from '../../db/item';
import type { AgentDocument } from '../../domain/config/agent';
import type { Actor } from '../../domain/item/event';
import type { PullNextBody } from '../contract/workbin';
import type { ProblemCode } from '../errors';
import { HttpProblem, invalidInput } from '../http-problem';
import { findItem } from '../items/find-item';
import { itemView } from '../items/item-view';
import type { Answer, Context } from '../route';
import { findWorkbin, mayTakeFrom } from '../workbins/workbin';
import { hadEffect } from './command-id';
import { type Next, nextItem } from './next-item';
import type { Place } from './pullable';
import { runCommand } from './run-command';

/** Others help themselves through other processes; each time one of them was faster, somebody got an item. */
const ATTEMPTS = 20;
const lostRaces: readonly ProblemCode[] = ['WRONG_STATE', 'NOT_YOURS', 'ITEM_CLOSED', 'NOT_FOUND'];

/**
 * The next by priority that the agent may have and has room for; 204 when there is none. It is one command, whichever
 * item it brings: the same key brings the same item, also after its answer was lost.
 */
export async function pullNext(
  context: Context,
  agent: AgentDocument,
  actor: Actor,
  wanted: z.output<typeof PullNextBody>,
): Promise<Answer> {
  const { deps, directory, scope, requestKey, principal } = context;
  const { pool, pulls } = deps;
  const place = placeOf(context, agent, wanted);
  const id = `pull-next/${principal.id}/${requestKey ?? randomUUID()}`;
  for (let attempt = 1; ; attempt += 1) {
    const taken = requestKey === undefined ? null : await itemOfPull(pool, id);
    if (taken !== null) return { status: 200, body: itemView(await findItem(pool, scope, taken), directory) };
    const next = await nextLeft(context, agent, place);
    if (next === null) return { status: 204 };
    if (next === 'full') throw new HttpProblem('CAPACITY_FULL');
    const { itemId } = next;
    try {
      const answer = await pulls.run(itemId, async () => {
        const row = await findItem(pool, scope, itemId);
        const pick = { by: 'priority', skipped: 0 } as const;
        return runCommand(context, row, { action: 'pull', actor, agent: agent.key, pick }, () => {}, id);
      });
      // He may have taken this very item by another call at the same time: each call brings one of its own.
      if (await hadEffect(pool, itemId, id)) return answer;
    } catch (error) {
      const isLost = error instanceof HttpProblem && lostRaces.includes(error.code);
      if (!isLost) throw error;
    }
    if (attempt === ATTEMPTS) throw new HttpProblem('CONFLICT');
  }
}

/** The next that nobody is pulling at the moment; when all the rest is being pulled, what is left of that in the end. */
async function nextLeft(context: Context, agent: AgentDocument, place: Place): Promise<Next> {
  const { pulls } = context.deps;
  for (;;) {
    const taking = pulls.items();
    let next = await nextItem(context, agent, place, taking);
    if (!isItem(next) && taking.size > 0) next = await nextItem(context, agent, place, new Set());
    const end = isItem(next) ? pulls.endOf(next.itemId) : undefined;
    if (!end) return next;
    await end;
  }
}

function isItem(next: Next): next is { itemId: string } {
  return next !== null && next !== 'full';
}

function placeOf(context: Context, agent: AgentDocument, { queue, workbin }: z.output<typeof PullNextBody>): Place {
  if (workbin !== undefined) {
    const found = findWorkbin(context, workbin, undefined);
    // A supervisor sees more workbins than this agent takes from.
    if (context.principal.agent !== agent.key || !mayTakeFrom(context, found)) throw new HttpProblem('NOT_FOUND');
    return { workbin: found };
  }
  const find = (key: string) => context.directory.rules.find('queue', agent.division, key);
  if (queue === undefined) return { queues: agent.queues.filter((key) => find(key)?.pull) };
  if (!agent.queues.includes(queue)) {
    const message = 'is none of his queues';
    throw invalidInput([
      { path: 'queue', message, code: 'UNKNOWN_REFERENCE', value: queue, allowed: [...agent.queues] },
    ]);
  }
  if (!find(queue)?.pull) throw new HttpProblem('PULL_FORBIDDEN');
  return { queues: [queue] };
}
