import { laterSchedule, otherSchedule, pauseEnd } from '../domain/classify/other-schedule';
import { otherValues } from '../domain/classify/other-values';
import type { InputProblem } from '../domain/config/problem';
import type { ItemCommand } from '../domain/item/command';
import type { Actor } from '../domain/item/event';
import { type Schedule, scheduled } from '../domain/item/schedule';
import { isClosed, type ItemState } from '../domain/item/state';
import { personalWorkbin } from '../domain/workbin/workbin-id';
import { clockRules } from './clock-rules';
import type { SimulatedItem } from './happening';
import type { CommandLine } from '../api/contract/input-line';
import { pull } from './pull';
import type { World } from './world';

type Of<A extends CommandLine['action']> = Extract<CommandLine, { action: A }>;

/** A command for the item machine; or a refusal's code; or what is wrong with the line. */
type Found = ItemCommand | { action: 'restart'; schedule: Schedule } | { code: string } | { faults: InputProblem[] };

const supervisor: Actor = { kind: 'user', id: 'supervisor' };

/** What a line means, put together as the API does it. */
export function itemCommand(world: World, item: SimulatedItem, line: Exclude<CommandLine, Of<'decline'>>): Found {
  const { state } = item;
  const row = world.ledger.row(state.id);
  const concerned = row?.agent?.input.key ?? '';
  switch (line.action) {
    case 'accept': {
      const agent = line.agent ?? concerned;
      const offer = row?.offer?.agent === agent ? row.offer : null;
      return { action: 'accept', actor: agentOf(agent), agent, offerId: offer?.id ?? state.offerId ?? '' };
    }
    case 'pull': {
      const found = pull(world, item, line.agent);
      return found.ok ? found.value : found;
    }
    case 'park': {
      const actor = agentOf(line.agent ?? concerned);
      const { reason, until: untilMs } = line;
      return { action: 'park', actor, workbin: line.workbin ?? personalWorkbin(actor.id), reason, untilMs };
    }
    case 'release':
    case 'hold':
      return { action: line.action, actor: agentOf(line.agent ?? concerned), reason: line.reason };
    case 'assign':
      return { action: 'assign', actor: supervisor, agent: line.agent };
    case 'requeue':
      return { action: 'requeue', actor: supervisor, reason: line.reason, pauseEnd: endingPause(world, state) };
    case 'escalate':
      return { action: 'escalate', actor: supervisor, reason: line.reason };
    case 'reprioritize':
      return { action: 'reprioritize', actor: supervisor, priority: line.priority, reason: line.reason };
    case 'transfer': {
      const { queue, agent, workbin, note } = line;
      const to = queue === undefined ? { workbin: workbin ?? personalWorkbin(agent ?? '') } : { queue };
      return { action: 'transfer', actor: supervisor, to, note, pauseEnd: endingPause(world, state) };
    }
    case 'complete': {
      const { disposition, attributes } = line;
      return { action: 'complete', actor: agentOrSource(line, state), disposition, attributes };
    }
    case 'cancel':
    case 'pause':
      return { action: line.action, actor: agentOrSource(line, state), reason: line.reason };
    case 'set-status':
      return { action: 'set-status', actor: agentOrSource(line, state), status: line.status };
    case 'note':
      return { action: 'note', actor: agentOrSource(line, state), text: line.text };
    case 'link':
      return { action: 'link', actor: agentOrSource(line, state), interaction: line.interaction };
    case 'update':
    case 'reclassify':
      return valuesCommand(world, state, line);
    case 'resume':
    case 'reschedule':
    case 'extend':
    case 'restart':
      return clockCommand(world, state, line);
  }
}

function endingPause({ configuration, nowMs }: World, state: ItemState) {
  return pauseEnd(state, clockRules(state, configuration.catalogue), nowMs);
}

function valuesCommand(world: World, state: ItemState, line: Of<'update' | 'reclassify'>): Found {
  if (isClosed(state)) return { code: 'ITEM_CLOSED' };
  const reclassify = line.reclassify || line.action === 'reclassify';
  const end = reclassify ? endingPause(world, state) : undefined;
  const item = end ? scheduled(state, end.schedule) : state;
  const { catalogue } = world.configuration;
  const found = otherValues(item, agentOrSource(line, state), { ...line, reclassify }, catalogue);
  return found.ok ? found.command : { faults: found.errors };
}

function clockCommand(
  { configuration, nowMs }: World,
  state: ItemState,
  line: Of<'resume' | 'reschedule' | 'extend' | 'restart'>,
): Found {
  const by = clockRules(state, configuration.catalogue);
  switch (line.action) {
    case 'resume': {
      const schedule = pauseEnd(state, by, nowMs)?.schedule;
      return { action: 'resume', actor: agentOrSource(line, state), pausedMs: state.pausedMs ?? 0, schedule };
    }
    case 'reschedule': {
      if (isClosed(state)) return { code: 'ITEM_CLOSED' };
      const other = { activateAtMs: line.activateAt, dueAtMs: line.dueAt };
      const found = otherSchedule(state, by, other, nowMs);
      if (!found.ok) return { code: found.error.code };
      const { schedule } = found;
      return { action: 'reschedule', actor: agentOrSource(line, state), schedule, reason: line.reason };
    }
    case 'extend': {
      if (isClosed(state)) return { code: 'ITEM_CLOSED' };
      const found = laterSchedule(state, by, line.dueAt, nowMs);
      if (!found.ok) return { code: found.error.code };
      return { action: 'extend', actor: supervisor, schedule: found.schedule, reason: line.reason };
    }
    case 'restart': {
      const fired = state.thresholds.map(() => 0);
      const found = otherSchedule(state, by, { activateAtMs: nowMs, fired }, nowMs);
      return found.ok ? { action: 'restart', schedule: found.schedule } : { code: found.error.code };
    }
  }
}

function agentOrSource(line: { agent?: string | undefined } | object, { source }: ItemState): Actor {
  const agent = 'agent' in line ? line.agent : undefined;
  return agent === undefined ? { kind: 'source', id: source } : agentOf(agent);
}

function agentOf(id: string): Actor {
  return { kind: 'agent', id };
}
