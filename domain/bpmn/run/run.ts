import type { FlowNode } from '../graph';
import type { Instance } from '../state';
import { noteCompleted } from './ad-hoc';
import { enterActivity, workAgain } from './activity';
import { completeActivity, loopOf } from './complete';
import { undoNext } from './compensate';
import { enterEvent } from './event';
import { fire } from './fire';
import { leave } from './flows';
import { enterGateway, joinsAt } from './gateway';
import { endOne, enterLoop, goOn } from './loop';
import { openScope } from './scope';
import { settle } from './settle';
import { leaveCancelled } from './transaction';
import type { Task, Turn } from './turn';

/** Does what is to be done until the case waits, or has ended. */
export function run(turn: Turn): void {
  do {
    for (let task = turn.take(); task; task = turn.take()) perform(turn, task);
  } while (!turn.allowance.isUsedUp && settle(turn));
  if (turn.allowance.isUsedUp) turn.stopSpent();
}

function perform(turn: Turn, task: Task): void {
  if (task.do === 'arrive') return arrive(turn, task.element, task.scope, task.flow);
  if (task.do === 'fire') return fire(turn, task.wait, task.variables);
  // Something else may have ended it meanwhile.
  const instance = turn.instances.get(task.instance);
  if (!instance) return;
  const node = turn.nodeOf(instance);
  switch (task.do) {
    case 'enter':
      return node ? enter(turn, node, instance) : beginAgain(turn, instance);
    case 'work':
      return node?.kind === 'activity' ? workAgain(turn, node, instance) : undefined;
    case 'complete':
      return node?.kind === 'activity' ? completeActivity(turn, node, instance, task.variables) : undefined;
    case 'leave':
      return leaveNode(turn, instance);
    case 'end-one':
      return node?.kind === 'activity' ? endOne(turn, node, instance) : undefined;
    case 'loop':
      return node?.kind === 'activity' ? goOn(turn, node, instance) : undefined;
    case 'undo':
      return undo(turn, instance);
  }
}

function arrive(turn: Turn, element: string, scope: number, flow: string | null): void {
  const around = turn.instances.get(scope);
  if (!around || around.phase !== 'containing') return;
  const node = turn.model.node(element);
  if (node.kind === 'gateway' && joinsAt(turn, node, scope, flow)) return;
  const instance = turn.add(element, scope, 'waiting');
  const isLoop = node.kind === 'activity' && node.loop !== undefined;
  if (!isLoop) turn.tell('entered', instance);
  if (turn.countArrival()) return enter(turn, node, instance);
  turn.failEndless(instance.id, 'enter');
}

/** A process whose event sub-processes could not listen. */
function beginAgain(turn: Turn, { id, element, beginsAt }: Instance): void {
  turn.dropWaits(id);
  openScope(turn, id, element, turn.model.process(element)?.dataObjects ?? [], beginsAt);
}

function enter(turn: Turn, node: FlowNode, instance: Instance): void {
  if (turn.allowance.isUsedUp) return turn.failSpent(instance.id);
  switch (node.kind) {
    case 'activity':
      if (node.loop && loopOf(turn, instance) === null) return enterLoop(turn, node, instance);
      return enterActivity(turn, node, instance);
    case 'gateway':
      return enterGateway(turn, node, instance);
    case 'start':
    case 'catch':
    case 'boundary':
    case 'throw':
    case 'end':
      return enterEvent(turn, node, instance);
  }
}

function leaveNode(turn: Turn, instance: Instance): void {
  leave(turn, instance.id);
  const { parent, element, id } = instance;
  if (parent === null || turn.instances.has(id)) return;
  if (turn.instances.get(parent)?.plan !== undefined) noteCompleted(turn, parent, element);
  const node = turn.model.node(element);
  if (node.kind !== 'gateway' && node.plan?.isMilestone === true) turn.tell('milestone', instance);
}

function undo(turn: Turn, instance: Instance): void {
  if (undoNext(turn, instance)) return;
  const node = turn.nodeOf(instance);
  if (node?.kind !== 'activity') return turn.push({ do: 'leave', instance: instance.id });
  if (instance.undoes === undefined) return leaveCancelled(turn, instance.id);
  // What an escalation has started in it lives on: it ends with that.
  if (turn.childrenOf(instance.id).length > 0) return void turn.change(instance.id, { phase: 'containing' });
  turn.remove(instance.id);
  turn.push({ do: 'undo', instance: instance.undoes });
}
