import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../../db/project-root';
import { caseModel } from '../../../domain/config/case-model';

const folder = join(projectRoot, 'test/domain/plan/golden');
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []));

test.each(names)(
  'the plan %s becomes the model and the drawing that stand beside it (UPDATE_GOLDEN=1 writes them)',
  async (name) => {
    const plan: unknown = parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
    const model = await caseModel({ kind: 'case-type', key: name, plan });
    if (!model || 'refused' in model) throw new Error(JSON.stringify(model));
    const golden = join(folder, `${name}.bpmn`);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, model.drawn ?? '');
    expect(model.drawn).toBe(readFileSync(golden, 'utf8'));
  },
);
