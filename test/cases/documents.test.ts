import { parseDocuments } from '../../domain/config/parse';
import { withModels, withoutModel } from '../../domain/config/with-models';
import { checkReferences } from '../../domain/config/references';
import { CASE_DOCUMENTS } from './case-documents';

const parsed = async (documents: readonly unknown[]) => parseDocuments(await withModels(documents));

test('a case type is its file with the graph beside it; applied again it is the same', async () => {
  const result = await parsed(CASE_DOCUMENTS);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(checkReferences(result.documents, [])).toEqual([]);
  const claim = result.documents.find(({ key }) => key === 'claim');
  expect(claim).toMatchObject({ kind: 'case-type', model: { graph: { main: 'claim-case' } } });
  expect(withoutModel(claim as never)).not.toHaveProperty('model');
});

test('what of a file cannot run is refused at its element', async () => {
  const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
    <process id="p" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="gone"/></process></definitions>`;
  const result = await parsed([{ kind: 'case-type', key: 'broken', division: 'claims', bpmn }]);
  expect(result).toMatchObject({
    ok: false,
    errors: [{ path: expect.stringMatching(/^documents\[0\]\.bpmn\./), code: 'INVALID_MODEL', kind: 'case-type' }],
  });
});

test('a model that names what does not exist is refused at its element', async () => {
  const result = await parsed(CASE_DOCUMENTS.filter((document) => !('key' in document && document.key === 'open')));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(checkReferences(result.documents, [])).toContainEqual(
    expect.objectContaining({ path: 'documents[6].bpmn.intake', code: 'UNKNOWN_REFERENCE', value: 'open' }),
  );
});

test('the key of cases themselves is no key of a source', async () => {
  expect(await parsed([{ kind: 'source', key: 'case', division: 'claims' }])).toMatchObject({
    ok: false,
    errors: [{ path: 'documents[0].key', code: 'RESERVED_KEY' }],
  });
});
