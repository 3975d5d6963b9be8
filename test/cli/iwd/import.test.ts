import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readDocuments } from '../../../cli/apply/read-documents';
import { documentsText, reportText } from '../../../cli/iwd/run-import';
import { readExport } from '../../../cli/iwd/read-export';
import { projectRoot } from '../../../db/project-root';
import { parseDocuments } from '../../../domain/config/parse';
import { checkReferences } from '../../../domain/config/references';
import { warningsOf } from '../../../domain/config/warnings';
import { translateExport } from '../../../domain/iwd/translate';

const folder = join(projectRoot, 'examples', 'iwd');
const { tenants, rules } = readExport(folder);
const translation = translateExport(tenants, rules);

test.each([
  ['casewright.yaml', documentsText(translation)],
  ['report.txt', reportText(translation)],
])('the example is imported as %s has it (UPDATE_GOLDEN=1 writes it)', (name, text) => {
  const file = join(folder, name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('what is written applies as it stands, without a warning', () => {
  const written = parseAllDocuments(documentsText(translation)).map((document) => document.toJS() as unknown);
  expect(written).toEqual(JSON.parse(JSON.stringify(translation.documents)));
  const parsed = parseDocuments(written);
  expect(parsed).toMatchObject({ ok: true });
  const documents = parsed.ok ? parsed.documents : [];
  expect(checkReferences(documents, [])).toEqual([]);
  expect(warningsOf(documents, [])).toEqual([]);
});

test('apply passes over the files of an export', () => {
  expect(readDocuments(folder).map(({ file }) => basename(file))).toEqual(
    translation.documents.map(() => 'casewright.yaml'),
  );
});

test('an export that is none is told by file, path, value and what is allowed', () => {
  const bad = join(mkdtempSync(join(tmpdir(), 'casewright-iwd-')), 'bad.iwd.yaml');
  writeFileSync(bad, 'solution: Telco\nrules:\n  - { reprioritizeIn: { value: 0, units: moons }, wish: 1 }\n');
  expect(() => readExport(bad)).toThrow(
    /bad\.iwd\.yaml:1: rules\[0\]\.reprioritizeIn\.value: .*: 0 \(allowed: at least 1\)/,
  );
  expect(() => readExport(bad)).toThrow(/rules\[0\]\.reprioritizeIn\.units: .*: "moons" \(allowed: minutes, hours/);
  expect(() => readExport(bad)).toThrow(/rules\[0\]\.wish: is not known here/);
  expect(() => readExport(join(folder, 'rules.iwd.yaml'))).toThrow(/There is no business structure/);
  expect(() => readExport(join(folder, 'nowhere'))).toThrow(/There is no file or folder/);
});
