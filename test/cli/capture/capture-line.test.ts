import { captureOfJson, captureOfRow } from '../../../cli/capture/capture-line';

const defaults = { source: 'crm', worktype: 'lead', attributes: { Deal_Value: { type: 'number' } } };

test('fields of a capture leave the row, all other columns are attributes by their schema', () => {
  const row = {
    externalId: 'L-1',
    name: 'A lead',
    dueAt: '2026-12-01T00:00:00Z',
    priority: '700',
    Deal_Value: '1200',
    Product: 'Gold',
  };
  expect(captureOfRow(row, 2, defaults)).toEqual({
    line: 2,
    ok: true,
    capture: {
      source: 'crm',
      worktype: 'lead',
      externalId: 'L-1',
      name: 'A lead',
      dueAt: '2026-12-01T00:00:00Z',
      priority: 700,
      attributes: { Deal_Value: 1200, Product: 'Gold' },
    },
  });
});

test('an empty cell says nothing, neither as field nor as attribute', () => {
  expect(captureOfRow({ externalId: 'L-1', priority: '', Deal_Value: '' }, 2, defaults)).toMatchObject({
    capture: { externalId: 'L-1', attributes: {} },
  });
});

test('a row may name its own worktype', () => {
  expect(captureOfRow({ externalId: 'L-1', worktype: 'call' }, 2, defaults)).toMatchObject({
    capture: { worktype: 'call' },
  });
});

test('a JSON line gets the source and the worktype that it leaves out', () => {
  expect(captureOfJson('{"externalId":"L-1","attributes":{"a":1}}', 7, defaults)).toEqual({
    line: 7,
    ok: true,
    capture: { source: 'crm', worktype: 'lead', externalId: 'L-1', attributes: { a: 1 } },
  });
});

test.each(['{"externalId":', '[1]', '"text"', 'null'])('the line %s is refused alone', (text) => {
  expect(captureOfJson(text, 7, defaults)).toMatchObject({ line: 7, ok: false, why: expect.any(String) });
});
