import { documentOfModel } from '../../../cli/apply/model-file';
import { parseDocuments } from '../../../domain/config/parse';
import { withModels } from '../../../domain/config/with-models';

const file = (root: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cw="urn:casewright:bpmn"
  ${root} targetNamespace="urn:example">
<process id="First" isExecutable="true"><startEvent id="a"/></process>
<process id="Second" isExecutable="true"><startEvent id="b"/></process></definitions>`;

test('what a .bpmn file says at its root is its document, which is good', async () => {
  const text = file('cw:key="claim" cw:name="Claim" cw:division="claims" cw:process="Second"');
  const document = documentOfModel('a-file.bpmn', text);
  expect(document).toEqual({
    kind: 'case-type',
    key: 'claim',
    name: 'Claim',
    division: 'claims',
    process: 'Second',
    bpmn: text,
  });
  const parsed = parseDocuments([{ kind: 'division', key: 'claims' }, ...(await withModels([document]))]);
  expect(parsed).toMatchObject({ ok: true, documents: [{}, { model: { graph: { main: 'Second' } } }] });
});

test('the process that a file names is read without a document too, and anything else at its root is refused', async () => {
  const model = async (root: string) =>
    (await withModels([{ kind: 'case-type', bpmn: file(root) }]))[0] as { model: object };
  expect((await model('cw:process="Second"')).model).toMatchObject({ graph: { main: 'Second' } });
  expect((await model('cw:owner="me"')).model).toMatchObject({
    refused: [{ reason: 'casewright:owner means nothing at this place' }],
  });
});
