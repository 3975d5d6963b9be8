import type { InputProblem } from '../domain/config/problem';
import type { ClockCommand } from '../domain/item/command';
import { type Actor, CLOCK } from '../domain/item/event';
import { instantAfter } from '../domain/time/clock';
import { instantText } from '../domain/time/instant';
import { applyLine } from './apply-line';
import type { SimulatedItem } from './happening';
import type { InputLine } from '../api/contract/input-line';
import { Matching } from './matching';
import type { Configuration } from './configuration';
import { type SimulationOptions, type Task, World } from './world';

/**
 * One configuration in virtual time: the product's rules, item machine and matcher over a ledger in memory. Lines come in
 * the order of their instants. At each instant the clock acts first, then the agents, then the lines; then all offers
 * are made that can be.
 */
export class Simulation {
  private readonly world: World;
  private readonly matching: Matching;
  /** Null while lines still come; then what has come since that would come for ever, by item. */
  private cameAgain: Set<string> | null = null;

  constructor(configuration: Configuration, options: SimulationOptions) {
    this.world = new World(configuration, options);
    this.matching = new Matching(this.world.ledger, configuration.routing, configuration.catalogue.clocks);
  }

  get nowMs(): number {
    return this.world.nowMs;
  }

  knowsAgent(key: string): boolean {
    return this.world.ledger.agents.has(key);
  }

  /**
   * Lets time pass until an instant, and leaves that one undecided: lines may come for it. Answers false when `steps`
   * instants were not enough; call it again.
   */
  passUntil(atMs: number, steps: number): boolean {
    const { world } = this;
    // Time begins with the first line.
    if (world.nowMs === -Infinity) world.nowMs = atMs;
    for (let left = steps; left > 0 && this.nowMs < atMs; left -= 1) {
      this.settle();
      world.nowMs = Math.min(this.nextMs(), atMs);
      this.performDue();
    }
    return this.nowMs >= atMs;
  }

  /** Does what a line of the present instant says, or answers why it makes no sense. The line's agent is a known one. */
  apply(line: InputLine): InputProblem[] {
    return applyLine(this.world, line);
  }

  /**
   * After the last line: until an instant, that one included; or, with null, until nothing is left to happen. In that
   * case what would go on for ever comes once more: an item back from a source that keeps silent, a threshold that repeats.
   */
  finish(untilMs: number | null, steps: number): boolean {
    if (untilMs !== null) {
      if (!this.passUntil(untilMs, steps)) return false;
      this.settle();
      return true;
    }
    this.cameAgain ??= new Set();
    for (let left = steps; left > 0; left -= 1) {
      this.settle();
      const nextMs = this.nextMs();
      if (nextMs === Infinity) return true;
      this.world.nowMs = nextMs;
      this.performDue();
    }
    return false;
  }

  /** The next instant at which something is due. Time passes, or a defect would become a loop without end. */
  private nextMs(): number {
    const nextMs = Math.min(this.world.agenda.nextMs(this.isVoid), this.matching.nextInstantMs());
    if (nextMs <= this.nowMs) throw new Error(`${instantText(nextMs)} is not later than ${instantText(this.nowMs)}`);
    return nextMs;
  }

  /** Makes all offers of this instant, and lets happen what follows from them at once. */
  private settle(): void {
    const { world } = this;
    for (;;) {
      this.performDue();
      const choices = this.matching.decide(world.nowMs);
      if (choices.length === 0) return;
      for (const choice of choices) {
        const offer = world.ledger.offer(choice, world.nowMs);
        world.tellOffer('offered', offer, { priority: offer.priority });
        world.enter(offer.expiresMs, { kind: 'offer-end', offer });
        const isAsked = offer.answer === 'manual';
        const afterMs = isAsked ? (world.acceptAfter.get(offer.agent) ?? 0) : 0;
        if (afterMs !== 'never') world.enter(world.nowMs + afterMs, { kind: 'accept', offer });
      }
    }
  }

  private performDue(): void {
    const { agenda, nowMs } = this.world;
    for (let due = agenda.takeDue(nowMs); due; due = agenda.takeDue(nowMs)) this.perform(due);
  }

  /** What was overtaken by something else is no longer bound to happen. */
  private readonly isVoid = (task: Task): boolean => {
    switch (task.kind) {
      case 'offer-end':
      case 'accept':
        return !this.world.ledger.isOpen(task.offer);
      case 'deadline':
        return task.item.deadline !== task.command;
      case 'logout':
        return (
          task.item.state.assignee !== task.agent || !this.world.ledger.isOfflineSince(task.agent, task.offlineSinceMs)
        );
      case 'done':
        return task.item.state.state !== 'connected' || task.item.taken !== task.taken;
    }
  };

  private perform(task: Task): void {
    if (this.isVoid(task)) return;
    const { world } = this;
    switch (task.kind) {
      case 'offer-end': {
        const { offer } = task;
        const isNews = world.ledger.expire(offer, world.nowMs);
        world.tellOffer('revoked', offer, { reason: 'rona' });
        if (isNews) world.tellPresence(offer.agent, 'not-ready', 'rona');
        return;
      }
      case 'deadline': {
        const { item, command } = task;
        item.deadline = undefined;
        if (command.action === 'source-timeout' && this.isForEver(item, command)) {
          item.state = { ...item.state, sourceDeadlineMs: null };
          world.awaitDeadline(item);
        } else {
          world.run(item, this.withRepetition(item, command));
        }
        return;
      }
      case 'logout': {
        const { item, agent, offlineSinceMs } = task;
        world.run(item, { action: 'logout', actor: CLOCK, agent, offlineSinceMs });
        return;
      }
      case 'accept': {
        const { agent, id: offerId, itemId } = task.offer;
        const item = world.items.get(itemId);
        if (item) world.run(item, { action: 'accept', actor: agentActor(agent), agent, offerId });
        return;
      }
      case 'done':
        // Refused where his completion does not count: then he goes on holding it, until its source completes it.
        world.run(task.item, { action: 'complete', actor: agentActor(task.agent) });
    }
  }

  /** A threshold that repeats says when it comes again. */
  private withRepetition(item: SimulatedItem, command: ClockCommand): ClockCommand {
    if (command.action !== 'threshold') return command;
    const { thresholds, curve } = item.state.rules;
    const spanMs = thresholds[command.index]?.repeatMs ?? null;
    if (spanMs === null || this.isForEver(item, command)) return command;
    const clock = this.world.configuration.catalogue.clocks(curve.calendar);
    const nextMs = instantAfter(clock, command.atMs, spanMs);
    return { ...command, nextMs: Number.isFinite(nextMs) ? nextMs : null };
  }

  /** Whether it has come before since the last line. */
  private isForEver({ state }: SimulatedItem, command: ClockCommand): boolean {
    if (this.cameAgain === null) return false;
    const what = `${command.action}/${command.action === 'threshold' ? command.index : ''}/${state.id}`;
    if (this.cameAgain.has(what)) return true;
    this.cameAgain.add(what);
    return false;
  }
}

function agentActor(id: string): Actor {
  return { kind: 'agent', id };
}
