import { readBpmn } from '../../domain/bpmn/read/read-bpmn';
import { modelOf } from '../../domain/bpmn/model';
import { step } from '../../domain/bpmn/step';
import type { CaseEvent } from '../../domain/bpmn/messages';
import type { CaseState } from '../../domain/bpmn/state';
import type { BenchModel } from './models';

/** The same in our interpreter: a step for each completion, as a case has them. */
export async function ownEngine(model: BenchModel): Promise<() => string[]> {
  const read = await readBpmn(model.xml('casewright'));
  if (!('graph' in read)) throw new Error(`${model.name}: ${JSON.stringify(read.refused)}`);
  const ready = modelOf(read.graph);
  return () => {
    const ended: string[] = [];
    const open: CaseEvent[] = [{ type: 'start', variables: model.variables }];
    let state: CaseState | null = null;
    for (let event = open.shift(); event; event = open.shift()) {
      const made = step(ready, state, event, 0);
      if (!made.ok) throw new Error(`${model.name}: ${made.refusal}`);
      state = made.state;
      for (const { event: told, element } of made.happenings) if (told === 'completed') ended.push(element);
      for (const command of made.commands) {
        if (command.type === 'start-work') open.push({ type: 'complete', instance: command.instance });
      }
    }
    if (state?.status !== 'completed') throw new Error(`${model.name} ended ${state?.status}`);
    return ended;
  };
}
