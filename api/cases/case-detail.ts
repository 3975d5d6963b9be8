import { readStageHistory } from '../../db/case-read';
import { modelOf } from '../../domain/bpmn/model';
import { showsPart } from '../../domain/cases/sight';
import { stageElements, stagesOf } from '../../domain/cases/stages';
import type { CaseDetail } from '../contract/case';
import type { Context } from '../route';
import { caseTypeOf } from './case-type-of';
import { sightOn, within } from './case-sight';
import { caseView, dueOf } from './case-view';
import { findCase } from './find-case';

const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** One case, with its stages and what it has reached. */
export async function caseDetail(context: Context, id: string): Promise<CaseDetail> {
  const row = await findCase(context, id);
  const sight = await sightOn(context, row);
  const view = within(caseView(row), sight);
  const { model: read } = await caseTypeOf(context.deps, row.file);
  if (!read || !('graph' in read) || !showsPart(sight, 'tasks')) return { ...view, stages: [], milestones: [] };
  const model = modelOf(read.graph);
  const elements = stageElements(model);
  const history = elements.length === 0 ? [] : await readStageHistory(context.deps.pool, row.file.id, elements);
  const { stages, milestones } = stagesOf(model, row.file, history);
  return {
    ...view,
    stages: stages.map(({ enteredMs, leftMs, ...stage }) => ({
      ...stage,
      enteredAt: at(enteredMs),
      leftAt: at(leftMs),
      ...dueOf(row.file, stage.element),
    })),
    milestones: milestones.map(({ reachedMs, ...milestone }) => ({ ...milestone, reachedAt: at(reachedMs) })),
  };
}
