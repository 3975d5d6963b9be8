import { parseDocuments } from '../../../domain/config/parse';
import { warningsOf } from '../../../domain/config/warnings';
import { withModels } from '../../../domain/config/with-models';

const byMessage = (key: string, name: string) => ({
  kind: 'case-type',
  key,
  division: 'claims',
  bpmn: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><message id="m" name="${name}"/>
<process id="p" isExecutable="true"><startEvent id="begin"><messageEventDefinition messageRef="m"/></startEvent></process></definitions>`,
});

async function documentsOf(...raw: object[]) {
  const parsed = parseDocuments([{ kind: 'division', key: 'claims' }, ...(await withModels(raw))]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.documents;
}

test('a message that begins cases of two types is warned of, beside what is published too', async () => {
  const sharing = {
    code: 'SHARED_MESSAGE',
    key: 'late',
    path: 'documents[1].bpmn.begin',
    message: expect.stringContaining('begins cases of early too'),
  };
  const [late, early, other] = [byMessage('late', 'order'), byMessage('early', 'order'), byMessage('other', 'offer')];
  expect(warningsOf(await documentsOf(late, other), await documentsOf(early))).toEqual([
    expect.objectContaining(sharing),
  ]);
  expect(warningsOf(await documentsOf(late, early), [])).toMatchObject([sharing, { key: 'early' }]);
  expect(warningsOf(await documentsOf(late), await documentsOf(late, other))).toEqual([]);
});

test('a task whose worker nobody could find is warned of, and what is used of Camunda is told apart', async () => {
  const bpmn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
<process id="p" isExecutable="true"><serviceTask id="pay" camunda:type="external" camunda:topic="pay" camunda:asyncBefore="true"/></process></definitions>`;
  const warnings = warningsOf(await documentsOf({ kind: 'case-type', key: 'imported', division: 'claims', bpmn }), []);
  expect(warnings.map(({ code, message }) => [code, message.replace(/ \(.*/, '')])).toEqual([
    ['NO_TASK_QUEUE', 'names no task queue'],
    ['MODEL_READ', 'camunda:type: used as activity'],
    ['MODEL_READ', 'camunda:topic: used as activity'],
    ['MODEL_NOTE', 'camunda:asyncBefore: has no meaning here'],
  ]);
});
