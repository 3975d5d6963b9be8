import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { documentJsonSchemas } from '../../api/config/document-schemas';
import { projectRoot } from '../../db/project-root';

test.each(['claims.yaml', 'leads.yaml'])('every document of %s is what its schema says', (file) => {
  const text = readFileSync(join(projectRoot, 'examples', file), 'utf8');
  const documents = parseAllDocuments(text).map((each) => each.toJS() as { kind: string });
  expect(documents.length).toBeGreaterThan(5);
  for (const document of documents) {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      documentJsonSchemas()[document.kind] ?? false,
    );
    expect([document.kind, validate(document), validate.errors]).toEqual([document.kind, true, null]);
  }
});
