import { ruleResult } from '../../cases/rule-result';
import { visibleAt } from '../visible';
import type { CaseCommand, CaseEvent, Happening, StepRefusal } from '../messages';
import type { Model } from '../model';
import type { CaseState, Variables } from '../state';
import { step } from '../step';
import { KeptMessages, type KeptMessage } from './kept-messages';
import { afterSpan } from '../timer';
import { startByMessage, startsBySignal, startsOfOthers } from '../possible-starts';
import type { PossibleStart } from '../possible-starts';
import { nextDueMs } from './waiting';

export interface PlayOptions {
  startMs: number;
  /** Variables that the case starts with. */
  input: Variables;
  /** Called for all that happens, in order. */
  tell: (happening: Happening, atMs: number) => void;
  /** Answers a decision that is held here; undefined for one that is not: its task waits for a step. */
  decide?: Decide;
}

export type Decide = (
  decision: string,
  variables: Variables,
  atMs: number,
) => { value: unknown } | { failure: string } | undefined;

/** The model never comes to rest: told to its author instead of going on for ever. */
export class EndlessPlay extends Error {
  override readonly name = 'EndlessPlay';
}

const maxEventsAtOnce = 10_000;
const maxTimersOfOneAdvance = 100_000;

/**
 * The interpreter with what a workflow would do for it: it brings what the case throws back to what waits in it, answers
 * decisions, and fires timers when they are due.
 */
export class PlayedCase {
  state: CaseState | null = null;
  nowMs: number;
  private readonly kept = new KeptMessages();
  private readonly owed: CaseCommand[] = [];
  /** What starts processes beside the main one. */
  private readonly otherStarts: readonly PossibleStart[];

  constructor(
    readonly model: Model,
    private readonly options: PlayOptions,
  ) {
    this.nowMs = options.startMs;
    this.otherStarts = startsOfOthers(model);
  }

  /** What the event makes, and what follows from that at once; a refusal changes nothing. */
  run(event: CaseEvent): StepRefusal | null {
    const refusal = this.step(event);
    if (refusal === null) this.settle();
    return refusal;
  }

  /** To an instant, by way of those at which timers are due. */
  advanceTo(untilMs: number): void {
    let fired = 0;
    for (let dueMs = this.nextDueMs(); dueMs <= untilMs; dueMs = this.nextDueMs()) {
      fired += 1;
      if (fired > maxTimersOfOneAdvance) throw new EndlessPlay(`more than ${maxTimersOfOneAdvance} timers fire`);
      this.nowMs = Math.max(this.nowMs, dueMs);
      this.settle();
    }
    this.nowMs = untilMs;
  }

  /** False when nobody waits for it now. */
  receive(message: KeptMessage): boolean {
    const isTaken = this.deliver(message);
    if (isTaken) this.settle();
    else this.kept.keep(message, this.nowMs);
    return isTaken;
  }

  /** False when nobody waits for it. */
  hear(name: string, variables: Variables): boolean {
    if (this.state?.status !== 'active') return false;
    const isHeard = Object.values(this.state.waits).some(({ on }) => on.type === 'signal' && on.name === name);
    if (isHeard) this.step({ type: 'signal', name, variables });
    const isStart = this.startOthers(startsBySignal(this.otherStarts, name), variables);
    this.settle();
    return isHeard || isStart;
  }

  private settle(): void {
    for (let count = 0; count < maxEventsAtOnce; count += 1) {
      const command = this.owed.shift();
      if (command) this.obey(command);
      else if (this.nextDueMs() <= this.nowMs) this.step({ type: 'tick' });
      else if (!this.kept.offer(this.nowMs, (message) => this.deliver(message))) return;
    }
    throw new EndlessPlay(`more than ${maxEventsAtOnce} events follow from one another at one instant`);
  }

  private obey(command: CaseCommand): void {
    switch (command.type) {
      case 'publish-message': {
        const { name, key, variables, timeToLive } = command;
        const untilMs = timeToLive === null ? this.nowMs : (afterSpan(timeToLive, this.nowMs) ?? Infinity);
        const message = { name, key, variables, untilMs };
        if (!this.deliver(message)) this.kept.keep(message, this.nowMs);
        return;
      }
      case 'start-work':
        if (command.work.type === 'business-rule') this.answerDecision(command, command.work.decision);
        return;
      case 'broadcast-signal':
        // In what runs it has been heard already.
        this.startOthers(startsBySignal(this.otherStarts, command.name), command.variables);
        return;
      case 'cancel-work':
    }
  }

  private answerDecision({ instance, element }: WorkCommand, decision: string): void {
    const variables = (this.state && visibleAt(this.model.graph, this.state, instance)) ?? {};
    const answer = this.options.decide?.(decision, variables, this.nowMs);
    if (!answer) return;
    if ('failure' in answer) this.step({ type: 'failure', instance, message: answer.failure });
    else this.step({ type: 'complete', instance, variables: ruleResult(this.model, element, answer.value) });
  }

  /** To what waits, otherwise to what it starts. */
  private deliver({ name, key, variables }: KeptMessage): boolean {
    if (this.step({ type: 'message', name, key, variables }) === null) return true;
    const start = startByMessage(this.otherStarts, name);
    return start !== undefined && this.startOthers([start], variables);
  }

  /** Other processes of the file, which belong to the same play. */
  private startOthers(starts: readonly string[], variables: Variables): boolean {
    if (this.state?.status !== 'active') return false;
    for (const startEvent of starts) this.step({ type: 'start', startEvent, variables });
    return starts.length > 0;
  }

  private nextDueMs(): number {
    return this.state?.status === 'active' ? nextDueMs(this.state) : Infinity;
  }

  private step(event: CaseEvent): StepRefusal | null {
    const answer = step(this.model, this.state, event, this.nowMs);
    if (!answer.ok) return answer.refusal;
    this.state = answer.state;
    for (const happening of answer.happenings) this.options.tell(happening, this.nowMs);
    this.owed.push(...answer.commands);
    return null;
  }
}

type WorkCommand = Extract<CaseCommand, { type: 'start-work' }>;
