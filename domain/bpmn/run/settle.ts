import type { Instance } from '../state';
import { settlePlans } from './ad-hoc';
import { settleJoins } from './gateway';
import type { Turn } from './turn';
import { isProcess } from './variables';
import { hasBecomeTrue } from './waits';

/**
 * What follows once every token has come to rest: conditions that have become true, joins that no more tokens can reach,
 * plans, scopes in which nothing lives any more. False when there is nothing.
 */
export function settle(turn: Turn): boolean {
  const { conditions, joins, plans } = turn.model.settling;
  const looked = (conditions ? turn.waits.size : 0) + (joins || plans ? turn.instances.size : 0);
  turn.allowance.spend({ steps: looked / 4, made: 0 });
  return (
    (conditions && settleConditions(turn)) ||
    (joins && settleJoins(turn)) ||
    (plans && settlePlans(turn)) ||
    settleScopes(turn)
  );
}

function settleConditions(turn: Turn): boolean {
  let hasFired = false;
  for (const wait of turn.waits.values()) {
    if (wait.on.type !== 'condition' || !hasBecomeTrue(turn, wait)) continue;
    turn.push({ do: 'fire', wait: wait.id, variables: {} });
    hasFired = true;
  }
  return hasFired;
}

function settleScopes(turn: Turn): boolean {
  const touched = [...turn.touched];
  turn.touched.clear();
  return touched.map((id) => endIfEmpty(turn, turn.instances.get(id))).includes(true);
}

function endIfEmpty(turn: Turn, instance: Instance | undefined): boolean {
  if (instance?.phase !== 'containing' || instance.loop || turn.status !== 'active') return false;
  if (turn.childrenOf(instance.id).length > 0) return false;
  return isProcess(turn, instance) ? endProcess(turn, instance) : endSubProcess(turn, instance);
}

function endProcess(turn: Turn, { id, parent, variables = {} }: Instance): boolean {
  if (parent !== null) {
    turn.remove(id);
    turn.push({ do: 'complete', instance: parent, variables });
    return true;
  }
  turn.dropWaits(id);
  turn.change(id, { phase: 'ended' });
  const live = [...turn.instances.values()].some((other) => other.parent === null && other.phase !== 'ended');
  if (!live) turn.status = 'completed';
  return true;
}

function endSubProcess(turn: Turn, instance: Instance): boolean {
  const { id, undoes } = instance;
  const node = turn.nodeOf(instance);
  if (node?.kind !== 'activity') return false;
  switch (node.work.type) {
    case 'event-sub-process':
      turn.remove(id);
      turn.tell('completed', instance);
      return true;
    case 'sub-process':
    case 'transaction':
    case 'ad-hoc':
      if (undoes === undefined || node.isForCompensation) {
        if (node.work.type === 'ad-hoc') return false;
        turn.push({ do: 'complete', instance: id, variables: {} });
        return true;
      }
      // It had completed before, and lived again only for what undid it.
      turn.remove(id);
      turn.push({ do: 'undo', instance: undoes });
      return true;
    case 'none':
    case 'user':
    case 'manual':
    case 'service':
    case 'send':
    case 'receive':
    case 'script':
    case 'business-rule':
    case 'call':
      return false;
  }
}
