import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../../db/project-root';
import { canonicalJson } from '../../../domain/config/canonical-json';
import { drawnFile } from '../../../domain/config/case-type';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { withModels, withoutModel } from '../../../domain/config/with-models';

const plan = { stages: [{ name: 'A', steps: ['Look', { approve: 'Pay?', queue: 'chiefs', skills: 'Judging > 1' }] }] };
const given = { kind: 'case-type', key: 'claim', division: 'd', plan };
const documents = [{ kind: 'division', key: 'd' }, given];

async function parsed(raw: readonly unknown[]) {
  const result = parseDocuments(await withModels(raw));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.documents;
}

test('a plan is given back as it was written, and applied again it is the same', async () => {
  const [, first] = await parsed(documents);
  if (first?.kind !== 'case-type') throw new Error('no case type');
  expect(drawnFile(first)).toContain('BPMNShape');
  expect(first.model).toMatchObject({ graph: { main: 'Case.claim' } });
  const written = withoutModel({ ...first });
  expect(written).toMatchObject(given);
  expect(written).not.toHaveProperty('model');
  const [, again] = await parsed([documents[0], written]);
  expect(canonicalJson(again)).toBe(canonicalJson(first));
});

test('the example of the documentation is taken as it stands', async () => {
  const text = readFileSync(join(projectRoot, 'docs/PLANS.md'), 'utf8');
  const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(text) ?? [];
  const result = parseDocuments(await withModels([parse(yaml)]));
  expect(result).toMatchObject({ ok: true, documents: [{ key: 'small-claim' }] });
});

test('what a step names and does not exist is told at the step', async () => {
  const path = 'documents[1].plan.stages[0].steps[1]';
  expect(checkReferences(await parsed(documents), [])).toEqual([
    expect.objectContaining({ path, code: 'UNKNOWN_REFERENCE', value: 'chiefs' }),
    expect.objectContaining({ path, code: 'UNKNOWN_SKILL', value: 'Judging' }),
  ]);
});

test('a model that somebody sends along is not believed', async () => {
  const sent = { ...given, model: { graph: {}, report: [], drawn: 'x' } };
  const [document] = (await withModels([sent])) as { model: { drawn: string } }[];
  expect(document?.model.drawn).toContain('BPMNShape');
  const [faulty] = (await withModels([{ ...sent, plan: {} }])) as { model: unknown }[];
  expect(faulty?.model).toBeUndefined();
});

test('a file without a diagram is kept with one, and a file that has one is not kept twice', async () => {
  const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="f" targetNamespace="t"><process id="p"><task id="a"/></process></definitions>`;
  const [, plain] = await parsed([documents[0], { kind: 'case-type', key: 'c', division: 'd', bpmn }]);
  if (plain?.kind !== 'case-type') throw new Error('no case type');
  expect(plain.bpmn).toBe(bpmn);
  const file = drawnFile(plain);
  expect(file).toContain('bpmnElement="a"');
  const [, drawn] = await parsed([documents[0], { kind: 'case-type', key: 'c', division: 'd', bpmn: file }]);
  expect(drawn).toMatchObject({ bpmn: file, model: expect.not.objectContaining({ drawn: expect.anything() }) });
});
