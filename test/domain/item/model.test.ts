import fc from 'fast-check';
import type { CommandOf } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Actor } from '../../../domain/item/event';
import { isRefusal } from '../../../domain/item/refusal';
import type { ItemPhase, ItemState } from '../../../domain/item/state';
import type { PauseEnd, Schedule } from '../../../domain/item/schedule';
import { ana, ben, crm, HOUR, sue } from './acting';
import { NOON, sampleItem } from './sample-item';

/** What the table of `commands by state` says, and nothing else: a place and who has it there. */
interface Model {
  place: ItemPhase;
  who: string | null;
  shelf: string | null;
  /** The offer by which he has it. */
  offer: string | null;
  doer: string | null;
}
type Verdict = Model | 'unchanged' | 'refused';

const goingOn = [
  ...(['accept', 'pull', 'assign', 'park', 'release', 'hold', 'pause', 'resume'] as const),
  ...(['requeue', 'reschedule', 'note'] as const),
];
type Said = CommandOf<(typeof goingOn)[number] | 'complete' | 'cancel'>;
const actors = [ana, ben, sue, crm];
const nobody = { who: null, shelf: null, offer: null, doer: null };
const isOpen = ({ place }: Model) => place !== 'completed' && place !== 'cancelled';

/** What each command should come to. Activation is past, and the clocks stand still. */
function expected(model: Model, command: Said): Verdict {
  const { place, who, shelf } = model;
  const { actor } = command;
  const isAgent = actor.kind === 'agent';
  const isHis = who === actor.id || shelf === `agent:${actor.id}`;
  const mine = place === 'connected' && who === actor.id;
  const into = (next: ItemPhase, more: Partial<Model> = {}): Model => ({ place: next, ...nobody, ...more });
  switch (command.action) {
    case 'accept':
      if (mine && command.offerId === model.offer) return 'unchanged';
      return place === 'queued' ? into('connected', { who: command.agent, offer: command.offerId }) : 'refused';
    case 'pull':
    case 'assign':
      if (place === 'connected') return who === command.agent ? 'unchanged' : 'refused';
      return place === 'queued' || place === 'parked' ? into('connected', { who: command.agent }) : 'refused';
    case 'complete':
      // Who completed it may say so again, and so may its source.
      if (place === 'completed') return actor.kind === 'source' || model.doer === actor.id ? 'unchanged' : 'refused';
      if (place === 'cancelled') return 'refused';
      return actor.kind === 'source' || mine ? into('completed', { doer: actor.id }) : 'refused';
    case 'cancel':
      if (place === 'cancelled') return 'unchanged';
      return place === 'completed' || (isAgent && who !== actor.id) ? 'refused' : into('cancelled');
    case 'park':
      if (place === 'parked' && shelf === command.workbin) return 'unchanged';
      return mine ? into('parked', { shelf: command.workbin }) : 'refused';
    case 'release':
      if (place === 'queued') return 'unchanged';
      return mine ? into('queued') : 'refused';
    case 'hold':
      if (place === 'paused' && who === actor.id) return 'unchanged';
      return mine ? into('paused', { who: actor.id }) : 'refused';
    case 'pause':
      if (!isOpen(model)) return 'refused';
      if (place === 'paused' && who === null) return 'unchanged';
      return isAgent && who !== actor.id ? 'refused' : into('paused');
    case 'resume':
      if (!isOpen(model)) return 'refused';
      if (place !== 'paused') return 'unchanged';
      if (isAgent) return who === actor.id ? into('connected', { who: actor.id }) : 'refused';
      return into('queued');
    case 'requeue':
      if (!isOpen(model)) return 'refused';
      return place === 'queued' ? 'unchanged' : into('queued');
    case 'reschedule':
      if (!isOpen(model) || (isAgent && !isHis)) return 'refused';
      return model;
    case 'note':
      return isOpen(model) ? model : 'refused';
  }
}

const agentOf = ({ kind, id }: Actor) => (kind === 'agent' ? id : 'ana');

/** Who does what; a number, for commands that want one. */
interface Asked {
  actor: Actor;
  action: Said['action'];
  number: number;
}

/** The command as its sender would word it for the item as it is. */
function worded(item: ItemState, { actor, action, number }: Asked): Said {
  const agent = agentOf(actor);
  switch (action) {
    case 'accept':
      return { action, actor: { kind: 'agent', id: agent }, agent, offerId: item.offerId ?? 'an offer' };
    case 'pull':
      return { action, actor: { kind: 'agent', id: agent }, agent, pick: { by: 'priority', skipped: 0 } };
    case 'assign':
      return { action, actor, agent };
    case 'park':
      return { action, actor, workbin: `agent:${agent}` };
    case 'resume':
      return { action, actor, pausedMs: item.pausedMs ?? 0 };
    case 'reschedule':
      return { action, actor, schedule: dueLater(item, number) };
    case 'note':
      return { action, actor, text: 'seen' };
    case 'requeue':
      return {
        action,
        actor,
        ...(item.pausedMs === null ? {} : { pauseEnd: pauseEndOf(item, item.pausedMs, number) }),
      };
    case 'release':
    case 'hold':
    case 'pause':
    case 'complete':
    case 'cancel':
      return { action, actor };
  }
}

function pauseEndOf(item: ItemState, pausedMs: number, hours: number): PauseEnd {
  return { pausedMs, schedule: dueLater(item, hours) };
}

function dueLater({ activationMs, expiresMs, statusesMs, rules }: ItemState, hours: number): Schedule {
  const { plan, ringBaseMs, curve } = rules;
  const { points, overdue } = curve;
  const dueMs = (curve.dueMs ?? NOON) + hours * HOUR;
  return { activationMs, dueMs, expiresMs, ringBaseMs, plan, points, overdue, thresholdsMs: [], statusesMs };
}

/** The item with what the table says of it. */
interface Stand {
  item: ItemState;
  model: Model;
}

const start: Stand = {
  item: sampleItem({ completion: { by: 'agent', markDone: true, sourceTimeoutMs: null } }),
  model: { place: 'queued', ...nobody },
};

/** Decides, and holds the decision against the table. */
function step({ item, model }: Stand, asked: Asked): Stand {
  const said = worded(item, asked);
  const verdict = expected(model, said);
  const decision = decide(item, said, NOON);
  const kind = typeof verdict === 'string' ? verdict : 'change';
  expect({ in: model, said, kind: decision.kind }).toEqual({ in: model, said, kind });
  if (decision.kind === 'refused') expect(isRefusal(decision.refusal)).toBe(true);
  if (decision.kind !== 'change' || typeof verdict === 'string') return { item, model };
  const { state, events } = decision.change;
  const { assignee, workbin, offerId } = state;
  const found = { place: state.state, who: assignee, shelf: workbin, offer: verdict.offer && offerId };
  const { doer: _, ...wanted } = verdict;
  expect(found).toEqual(wanted);
  expect(events.length).toBeGreaterThan(0);
  return { item: state, model: verdict };
}

const ends = ['complete', 'cancel'] as const;

test('every command in every state comes to what the table says, and every refusal has a code', () => {
  const stands = new Map([[JSON.stringify(start.model), start]]);
  // Grows while it is walked: what a command leads to is a state as well.
  for (const stand of stands.values()) {
    for (const actor of actors) {
      for (const action of [...goingOn, ...ends]) {
        const next = step(stand, { actor, action, number: 1 });
        const key = JSON.stringify(next.model);
        if (!stands.has(key)) stands.set(key, next);
      }
    }
  }
  const places = new Set([...stands.values()].map(({ model }) => model.place));
  expect([...places].toSorted()).toEqual(['cancelled', 'completed', 'connected', 'parked', 'paused', 'queued']);
});

test('it comes to that whatever the item has been through', () => {
  const asked: fc.Arbitrary<Asked> = fc.record({
    actor: fc.constantFrom(...actors),
    // An end is rare, or there would be little of a life to see.
    action: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...ends) },
      { weight: 14, arbitrary: fc.constantFrom(...goingOn) },
    ),
    number: fc.integer({ min: 1, max: 1_000 }),
  });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 40 }), (commands) => void commands.reduce(step, start)),
    { numRuns: 1_000 },
  );
});
