import { jsonView } from '../../../../cli/play/json-view';
import type { Graph } from '../../../../domain/bpmn/graph';
import type { Happening } from '../../../../domain/bpmn/messages';
import { checkGraph } from '../../../../domain/bpmn/check/check-graph';
import { modelOf } from '../../../../domain/bpmn/model';
import { parsePlayStep } from '../../../../domain/bpmn/play/play-step';
import { type PlayOutcome, Player } from '../../../../domain/bpmn/play/player';
import { readBpmn } from '../../../../domain/bpmn/read/read-bpmn';

interface Played {
  /** As `casewright play --json` prints it. */
  trace: string;
  graph: Graph;
  outcome: PlayOutcome;
  happenings: Happening[];
}

/** Plays a model from the beginning of 2026 on, by the steps of a script. */
export async function playModel(xml: string, script: string): Promise<Played> {
  const read = await readBpmn(xml);
  const refused = 'refused' in read ? read.refused : checkGraph(read.graph);
  if ('refused' in read || refused.length > 0) throw new Error(`is refused: ${JSON.stringify(refused)}`);
  const lines: string[] = [];
  const happenings: Happening[] = [];
  const view = jsonView((text) => lines.push(text));
  const player = new Player(modelOf(read.graph), {
    startMs: Date.UTC(2026, 0, 1),
    input: {},
    tell: (happening, atMs) => {
      happenings.push(happening);
      view.tell(happening, atMs);
    },
  });
  player.begin();
  for (const line of script.split('\n').filter((text) => text !== '')) {
    const parsed = parsePlayStep(line);
    if (!parsed.ok) throw new Error(`${line}: ${JSON.stringify(parsed.errors)}`);
    const { refusal } = player.take(parsed.step);
    if (refusal !== undefined) throw new Error(`${line}: ${refusal}`);
  }
  view.end(player.outcome());
  return { trace: lines.join(''), graph: read.graph, outcome: player.outcome(), happenings };
}
