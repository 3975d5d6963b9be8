import { modelOf } from '../../../../../domain/bpmn/model';
import type { Graph } from '../../../../../domain/bpmn/graph';
import type { Happening } from '../../../../../domain/bpmn/messages';
import type { PlayStep } from '../../../../../domain/bpmn/play/play-step';
import { EndlessPlay } from '../../../../../domain/bpmn/play/played-case';
import type { Decide } from '../../../../../domain/bpmn/play/played-case';
import { Player } from '../../../../../domain/bpmn/play/player';
import type { PlayOutcome, StepAnswer } from '../../../../../domain/bpmn/play/player';
import type { Incident, Variables, Wait } from '../../../../../domain/bpmn/state';

export interface Play {
  readonly graph: Graph;
  readonly input: Variables;
  readonly steps: readonly PlayStep[];
  readonly startMs: number;
  readonly decide: Decide;
}

export interface Played {
  readonly graph: Graph;
  readonly outcome: PlayOutcome;
  readonly nowMs: number;
  /** Of each step what came of it. */
  readonly answers: readonly StepAnswer[];
  readonly happenings: readonly (Happening & { readonly atMs: number; readonly step: number })[];
  readonly incidents: readonly Incident[];
  readonly waits: readonly Wait[];
  /** How often each element has completed. */
  readonly done: Readonly<Record<string, number>>;
  /** It never came to rest. */
  readonly endless: string | null;
}

/** A case from its start by all the steps: nothing is kept, so a step is taken back by leaving it out. */
export function played({ graph, input, steps, startMs, decide }: Play): Played {
  const happenings: (Happening & { atMs: number; step: number })[] = [];
  const answers: StepAnswer[] = [];
  let step = 0;
  const player = new Player(modelOf(graph), {
    startMs,
    input,
    decide,
    tell: (happening, atMs) => void happenings.push({ ...happening, atMs, step }),
  });
  let endless: string | null = null;
  try {
    player.begin();
    for (const each of steps) {
      step += 1;
      answers.push(player.take(each));
    }
  } catch (error) {
    if (!(error instanceof EndlessPlay)) throw error;
    endless = error.message;
  }
  const nodes = new Set(graph.nodes.map(({ id }) => id));
  const completed = happenings.filter(({ event, element }) => event === 'completed' && nodes.has(element));
  const done: Record<string, number> = {};
  for (const { element } of completed) done[element] = (done[element] ?? 0) + 1;
  const { state } = player;
  return {
    graph,
    outcome: player.outcome(),
    nowMs: player.nowMs,
    answers,
    happenings,
    incidents: Object.values(state?.incidents ?? {}),
    waits: Object.values(state?.waits ?? {}),
    done,
    endless,
  };
}
