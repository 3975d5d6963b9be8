import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../../api/docs/openapi-document';
import { routeTable } from '../../api/route-table';
import { projectRoot } from '../../db/project-root';

const file = join(projectRoot, 'docs', 'openapi.json');

test('docs/openapi.json is what the route table says (UPDATE_GOLDEN=1 writes it)', () => {
  const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('every route stands in the document, with an answer for what goes wrong', () => {
  const { paths } = openApiDocument();
  for (const { method, path } of routeTable) {
    expect(paths?.[path]?.[method]?.responses).toMatchObject({ '4XX': expect.anything() });
  }
});

test('operations have names of their own', () => {
  const { paths } = openApiDocument();
  const ids = Object.values(paths ?? {}).flatMap((item) =>
    [item.get, item.post, item.put, item.patch, item.delete].flatMap((operation) => operation?.operationId ?? []),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(routeTable.length);
});
