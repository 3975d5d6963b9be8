import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintModel } from '../../../cli/lint/lint-model';
import { lint } from '../../../cli/lint/run-lint';
import { bpmn, flows } from '../../domain/bpmn/play/played';

const folder = mkdtempSync(join(tmpdir(), 'casewright-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = bpmn(
  `<startEvent id="S" name="Begin" /><userTask id="T" name="Check" /><endEvent id="E" name="Done" />${flows('S>T', 'T>E')}`,
);
writeFileSync(join(folder, 'good.bpmn'), good);
writeFileSync(join(folder, 'bad.bpmn'), good.replace('id="T"', 'id="T" startQuantity="2"'));
writeFileSync(join(folder, 'other.txt'), 'no model');

test('a folder is all of its models; errors give status 1', async () => {
  const { status, text } = await lint([folder], {});
  expect(status).toBe(1);
  expect(text).toBe(`${join(folder, 'bad.bpmn')}
  error    T  startQuantity other than 1 is not supported  casewright
  warning  -  The file has no diagram                      no-bpmndi

${join(folder, 'good.bpmn')}
  warning  -  The file has no diagram  no-bpmndi

2 models: 1 error, 2 warnings
`);
});

test.each([
  [undefined, 0],
  ['1', 0],
  ['0', 1],
])('warnings give a status of their own with --max-warnings: %s', async (maxWarnings, status) => {
  expect(await lint([join(folder, 'good.bpmn')], { maxWarnings })).toMatchObject({ status });
});

test('--json tells the same as data', async () => {
  const { text } = await lint([join(folder, 'good.bpmn')], { json: true });
  const problems = [{ level: 'warning', element: null, rule: 'no-bpmndi', message: 'The file has no diagram' }];
  expect(JSON.parse(text)).toEqual({ files: [{ file: join(folder, 'good.bpmn'), problems }], errors: 0, warnings: 1 });
});

test.each([['many'], ['-1'], ['1.5']])('--max-warnings %s is refused', async (maxWarnings) => {
  await expect(lint([folder], { maxWarnings })).rejects.toThrow('--max-warnings');
});

test('a file is read in the encoding that it declares, and refused where it was not', async () => {
  const latin = `<?xml version="1.0" encoding="ISO-8859-1"?>${good.replace(/^<\?xml.*\?>/, '').replace('Check', 'Prüfung')}`;
  const file = join(folder, 'latin.bpmn');
  writeFileSync(file, Buffer.from(latin, 'latin1'));
  expect(await lint([file], {})).toMatchObject({ status: 0 });
  expect((await lintModel(Buffer.from(latin, 'latin1').toString('utf8')))[0]).toMatchObject({
    level: 'error',
    message: 'is in ISO-8859-1 and was read as UTF-8, which lost characters of it',
  });
  rmSync(file);
});

test('a path that leads nowhere is refused', async () => {
  await expect(lint([join(folder, 'nowhere')], {})).rejects.toThrow('There is no file');
  await expect(lint([join(folder, 'other.txt')], {})).rejects.toThrow('is no .bpmn file');
});
