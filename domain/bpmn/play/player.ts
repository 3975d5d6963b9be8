import { caseVariables } from '../case-variables';
import type { CaseEvent } from '../messages';
import type { Model } from '../model';
import type { CaseState, CaseStatus, Variables } from '../state';
import type { PlayStep } from './play-step';
import { PlayedCase, type PlayOptions } from './played-case';
import { afterSpan } from '../timer';
import {
  startByCondition,
  startByMessage,
  startByTimer,
  startsBySignal,
  startsOf,
  startsOfAll,
} from '../possible-starts';
import type { PossibleStart } from '../possible-starts';
import { isAdHoc, type Waiting, waitingIn } from './waiting';

/** Nothing when a step had its effect; a `note` says that it rightly had none, a `refusal` why it could not be taken. */
export type StepAnswer = { refusal?: string; note?: string };

export interface PlayOutcome {
  /** `incident` also while one is open that can be repaired. */
  state: CaseStatus;
  waiting: string[];
  variables: Variables;
}

type StepOf<Word extends string> = Extract<PlayStep, Record<Word, unknown>>;

/** A case in virtual time, without a server: whoever plays it lets things happen to it by steps. */
export class Player {
  private readonly played: PlayedCase;
  /** Those of its main process, and of all. */
  private readonly starts: readonly PossibleStart[];
  private readonly allStarts: readonly PossibleStart[];
  private variables: Variables;
  private isCancelled = false;

  constructor(
    private readonly model: Model,
    private readonly options: PlayOptions,
  ) {
    this.played = new PlayedCase(model, options);
    this.starts = startsOf(model, model.graph.main);
    this.allStarts = startsOfAll(model);
    this.variables = options.input;
  }

  /** The case starts, unless something has to come first. */
  begin(): void {
    const { noneStarts } = this.model.container(this.model.graph.main);
    if (noneStarts.length > 0 || this.starts.length === 0) this.start(undefined);
    else this.startIfTrue();
  }

  take(step: PlayStep): StepAnswer {
    if ('advance' in step) return this.advance(step);
    if ('message' in step) return this.message(step);
    if ('signal' in step) return this.signal(step);
    if ('cancel' in step) return this.cancel();
    if (this.isOver()) return { refusal: 'the case is over' };
    if ('complete' in step) return this.complete(step);
    if ('fail' in step) return this.fail(step);
    if ('escalate' in step) return this.escalate(step);
    if ('set' in step) return this.set(step);
    if ('activate' in step) return this.activate(step);
    if ('retry' in step) return this.repair('retry', step.retry, step);
    return this.repair('skip', step.skip, step);
  }

  /** Null before the case has started. */
  get state(): CaseState | null {
    return this.played.state;
  }

  get nowMs(): number {
    return this.played.nowMs;
  }

  outcome(): PlayOutcome {
    const { state } = this.played;
    if (!state) {
      const [status, waiting] = this.isCancelled
        ? (['terminated', []] as const)
        : (['active', this.starts.map(({ element }) => element)] as const);
      return { state: status, waiting: [...waiting], variables: this.variables };
    }
    return {
      state: state.status === 'active' && this.hasIncident() ? 'incident' : state.status,
      waiting: state.status === 'active' ? waitingIn(this.model, state).map(({ instance }) => instance.element) : [],
      variables: caseVariables(this.model.graph, state) ?? {},
    };
  }

  private start(startEvent: string | undefined, variables: Variables = {}): StepAnswer {
    return this.run({ type: 'start', startEvent, variables: { ...this.variables, ...variables } });
  }

  private startIfTrue(): StepAnswer {
    const found = startByCondition(this.model, this.starts, this.variables, this.played.nowMs);
    return found === undefined ? {} : this.start(found);
  }

  private nextStart(untilMs: number) {
    return startByTimer(this.model, this.starts, this.variables, [this.options.startMs, untilMs]);
  }

  private advance({ advance }: StepOf<'advance'>): StepAnswer {
    const untilMs = afterSpan(advance, this.played.nowMs);
    if (untilMs === null) return { refusal: 'time does not reach so far' };
    const first = this.played.state || this.isCancelled ? undefined : this.nextStart(untilMs);
    if (first) {
      this.played.nowMs = Math.max(this.played.nowMs, first.atMs);
      const answer = this.start(first.element);
      if (answer.refusal !== undefined) return answer;
    }
    this.played.advanceTo(untilMs);
    return {};
  }

  private message({ message, key, variables = {}, timeToLive = 'PT0S' }: StepOf<'message'>): StepAnswer {
    const start = this.played.state ? undefined : startByMessage(this.allStarts, message);
    if (start !== undefined && !this.isCancelled) return this.start(start, variables);
    const untilMs = afterSpan(timeToLive, this.played.nowMs) ?? Infinity;
    const isTaken =
      this.played.state !== null && this.played.receive({ name: message, key: key ?? null, variables, untilMs });
    return isTaken ? {} : { note: `nothing waits for the message ${JSON.stringify(message)}` };
  }

  private signal({ signal, variables = {} }: StepOf<'signal'>): StepAnswer {
    const starts = this.played.state || this.isCancelled ? [] : startsBySignal(this.allStarts, signal);
    if (starts.length > 0) {
      const answers = starts.map((start) => this.start(start, variables));
      return answers.find(({ refusal }) => refusal !== undefined) ?? {};
    }
    const isTaken = this.played.state !== null && this.played.hear(signal, variables);
    return isTaken ? {} : { note: `nothing waits for the signal ${JSON.stringify(signal)}` };
  }

  private cancel(): StepAnswer {
    if (this.played.state) {
      if (this.played.run({ type: 'terminate' }) !== null) return { note: 'the case was over before' };
    } else this.isCancelled = true;
    return {};
  }

  private set({ set }: StepOf<'set'>): StepAnswer {
    if (this.played.state) return this.run({ type: 'set-variables', variables: set });
    this.variables = { ...this.variables, ...set };
    return this.startIfTrue();
  }

  /** Work is done; an event, also a start event or one behind an event-based gateway, comes. */
  private complete({ complete, index, variables }: StepOf<'complete'>): StepAnswer {
    if (!this.played.state) {
      return this.allStarts.some(({ element }) => element === complete)
        ? this.start(complete, variables)
        : this.nothingAt(complete);
    }
    const events = this.waiting().flatMap(({ instance, waits }): CaseEvent[] => {
      const wait = waits.find(({ element }) => element === complete);
      if (wait) return [{ type: 'trigger', wait: wait.id, variables }];
      const isWork = instance.element === complete && instance.phase === 'working';
      return isWork ? [{ type: 'complete', instance: instance.id, variables }] : [];
    });
    const event = events[index];
    return event ? this.run(event) : this.nothingAt(complete, index);
  }

  private fail({ fail, index, error, reason, variables }: StepOf<'fail'>): StepAnswer {
    return this.toWork(fail, index, (instance) =>
      error === undefined
        ? { type: 'failure', instance, message: reason ?? 'failed' }
        : { type: 'error', instance, code: error, message: reason, variables },
    );
  }

  private escalate({ escalate, index, code, variables }: StepOf<'escalate'>): StepAnswer {
    return this.toWork(escalate, index, (instance) => ({ type: 'escalation', instance, code, variables }));
  }

  private toWork(element: string, index: number, event: (instance: number) => CaseEvent): StepAnswer {
    const found = this.waiting().filter(({ instance }) => instance.element === element)[index];
    return found ? this.run(event(found.instance.id)) : this.nothingAt(element, index);
  }

  private activate({ activate }: StepOf<'activate'>): StepAnswer {
    const scopes = new Set(activate.map((element) => this.model.find(element)?.in));
    const holder = Object.values(this.played.state?.instances ?? {})
      .toSorted((a, b) => a.id - b.id)
      .find((one) => one.phase === 'containing' && scopes.has(one.element) && isAdHoc(this.model, one));
    if (!holder || scopes.size > 1) return { refusal: 'no one ad-hoc sub-process that runs holds these elements' };
    return this.run({ type: 'activate', instance: holder.id, elements: activate });
  }

  private repair(
    type: 'retry' | 'skip',
    element: string,
    { index, variables }: { index: number; variables?: Variables },
  ): StepAnswer {
    const found = Object.values(this.played.state?.incidents ?? {}).filter((one) => one.element === element)[index];
    if (!found) return { refusal: `there is no incident at ${JSON.stringify(element)}` };
    return this.run({ type, incident: found.id, variables });
  }

  private run(event: CaseEvent): StepAnswer {
    const refusal = this.played.run(event);
    return refusal === null ? {} : { refusal: `the interpreter refuses it (${refusal})` };
  }

  private waiting(): Waiting[] {
    return this.played.state ? waitingIn(this.model, this.played.state) : [];
  }

  /** An uncaught error leaves it open: a supervisor may still repair it. */
  private isOver(): boolean {
    const { state } = this.outcome();
    return state === 'completed' || state === 'terminated';
  }

  private hasIncident(): boolean {
    return Object.keys(this.played.state?.incidents ?? {}).length > 0;
  }

  private nothingAt(element: string, index = 0): StepAnswer {
    const events = this.waiting().map(({ instance, waits }) => {
      const others = waits.map((wait) => wait.element).filter((one) => one !== instance.element);
      return others.length === 0 ? instance.element : `${instance.element} (for ${others.join(' or ')})`;
    });
    const waiting = this.played.state ? events : this.starts.map(({ element }) => element);
    const which = index === 0 ? '' : ` as number ${index}`;
    const all = waiting.length === 0 ? 'nothing waits' : `what waits: ${waiting.join(', ')}`;
    return { refusal: `nothing waits at ${JSON.stringify(element)}${which}; ${all}` };
  }
}
