import { readCaseTrace } from '../../db/case-read';
import { modelOf } from '../../domain/bpmn/model';
import { repairsOf } from '../../domain/bpmn/run/repair';
import type { CaseFile } from '../../domain/cases/file';
import { showsPart } from '../../domain/cases/sight';
import { formOfElement } from '../../domain/cases/task-form';
import { type CaseTypeDocument, drawnFile } from '../../domain/config/case-type';
import type { CaseDiagram } from '../contract/case-diagram';
import type { Context } from '../route';
import { caseTypeOf } from './case-type-of';
import { incidentViews } from './case-view';
import { sightOn } from './case-sight';
import { findCase } from './find-case';

type Waits = CaseDiagram['waits'];

/** The drawing that a case runs by, with where each of its tokens stands and since when. */
export async function caseDiagram(context: Context, id: string): Promise<CaseDiagram> {
  const row = await findCase(context, id);
  const { file } = row;
  const sight = await sightOn(context, row);
  if (!showsPart(sight, 'tasks'))
    return { bpmn: drawnFile(await caseTypeOf(context.deps, file)), tokens: [], waits: [], incidents: [], done: {} };
  const { process } = file;
  const alive = Object.values(process?.instances ?? {}).filter(({ phase }) => phase !== 'ended');
  const [type, trace] = await Promise.all([
    caseTypeOf(context.deps, file),
    readCaseTrace(
      context.deps.pool,
      file.id,
      alive.map((instance) => instance.id),
    ),
  ]);
  return {
    bpmn: drawnFile(type),
    tokens: alive.map(({ id: instance, element, parent, phase }) => ({
      instance,
      element,
      scope: parent,
      phase,
      since: trace.since.get(instance)?.toISOString() ?? null,
      item: trace.items.get(instance) ?? null,
      form: formOfElement(type, element),
    })),
    // Keys of messages are made of variables.
    waits: Object.values((sight === 'whole' && process?.waits) || {}).map(
      ({ id: wait, element, instance, on }): Waits[number] => ({
        wait,
        element,
        instance,
        on: on.type,
        name: 'name' in on ? on.name : null,
        key: 'key' in on ? on.key : null,
        dueAt: on.type === 'timer' ? new Date(on.dueMs).toISOString() : null,
      }),
    ),
    incidents: sight === 'whole' ? repairable(type, file) : [],
    done: trace.done,
  };
}

function repairable({ model }: CaseTypeDocument, file: CaseFile): CaseDiagram['incidents'] {
  const graph = model && 'graph' in model ? modelOf(model.graph) : null;
  return incidentViews(file).map((view) => {
    const incident = file.process?.incidents[view.id];
    return { ...view, repairs: graph && incident ? repairsOf(graph, incident) : [] };
  });
}
