import type { AttributeSchema } from '../../../domain/inbound/attribute-value';
import { captureMapping } from '../../../domain/config/mapping';
import { captureOfRow, withColumns } from '../../../domain/inbound/capture-of-row';
import { compileMapping, mappingOfColumns } from '../../../domain/inbound/compile-mapping';

const schemas = { Deal_Value: { type: 'number' } };
const defaults = { source: 'crm', worktype: 'lead', schemasOf: () => schemas };
const byHeader = (cells: Record<string, string>) =>
  captureOfRow({ row: 1, line: 2, cells }, mappingOfColumns(Object.keys(cells)), defaults, 0);

test('fields of a capture leave the row, all other columns are attributes by their schema', () => {
  const cells = {
    externalId: 'L-1',
    name: 'A lead',
    dueAt: '2026-12-01T00:00:00Z',
    priority: '700',
    Deal_Value: '1200',
    Product: 'Gold',
    'Last name': '=HYPERLINK("x")',
  };
  expect(byHeader(cells)).toEqual({
    row: 1,
    line: 2,
    ok: true,
    capture: {
      source: 'crm',
      worktype: 'lead',
      externalId: 'L-1',
      name: 'A lead',
      dueAt: '2026-12-01T00:00:00Z',
      priority: 700,
      attributes: { Deal_Value: 1200, Product: 'Gold', 'Last name': '=HYPERLINK("x")' },
    },
  });
});

test('a row may name its own worktype, whose schemas then count', () => {
  const tries: Record<string, AttributeSchema> = { Tries: { type: 'integer' } };
  const schemasOf = (worktype: string | undefined) => (worktype === 'call' ? tries : {});
  const cells = { externalId: 'L-1', worktype: 'call', Tries: '3' };
  const row = { row: 1, line: 2, cells };
  expect(captureOfRow(row, mappingOfColumns(Object.keys(cells)), { ...defaults, schemasOf }, 0)).toMatchObject({
    capture: { worktype: 'call', attributes: { Tries: 3 } },
  });
});

test('a mapping in FEEL reads columns of any name', () => {
  const compiled = compileMapping(
    captureMapping.parse({
      externalId: '"L-" + payload.No',
      name: 'get value(payload, "Last name")',
      attributes: { Deal_Value: 'payload.Value', Large: 'number(payload.Value) > 1000' },
    }),
  );
  if (!compiled.ok) throw new Error('it does not compile');
  const row = { row: 3, line: 5, cells: { No: '7', Value: '1200.5', 'Last name': 'Ada' } };
  expect(captureOfRow(row, compiled.mapping, defaults, 0)).toMatchObject({
    capture: { externalId: 'L-7', name: 'Ada', attributes: { Deal_Value: 1200.5, Large: true } },
  });
  const nameless = { row: 4, line: 6, cells: { Value: 'x' } };
  expect(captureOfRow(nameless, compiled.mapping, defaults, 0)).toMatchObject({
    ok: false,
    errors: [{ column: 'No', path: 'externalId', code: 'REQUIRED' }],
  });
  const fault = { path: 'attributes.Deal_Value', message: 'must be number', value: 'x'.repeat(999) };
  expect(withColumns(compiled.mapping, [fault])).toEqual([
    { ...fault, column: 'Value', value: `${'x'.repeat(200)}...` },
  ]);
});

test.each(['attributes.Address', 'attributes.Address.City', 'attributes.Address[0].City'])(
  'a fault at %s is told with the column of its attribute',
  (path) => {
    const mapping = mappingOfColumns(['externalId', 'Addr', 'Address']);
    expect(withColumns(mapping, [{ path, message: 'is wrong' }])).toMatchObject([{ column: 'Address' }]);
  },
);

test('a row without its external ID is told with the column that is missing', () => {
  expect(byHeader({ Deal_Value: '7' })).toMatchObject({ errors: [{ column: 'externalId', code: 'REQUIRED' }] });
});
