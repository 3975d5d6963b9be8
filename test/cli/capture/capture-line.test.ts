import { captureOfJson } from '../../../cli/capture/capture-line';

const defaults = { source: 'crm', worktype: 'lead' };

test('a JSON line gets the source and the worktype that it leaves out', () => {
  expect(captureOfJson('{"externalId":"L-1","attributes":{"a":1}}', 7, defaults)).toEqual({
    line: 7,
    ok: true,
    capture: { source: 'crm', worktype: 'lead', externalId: 'L-1', attributes: { a: 1 } },
  });
});

test.each(['{"externalId":', '[1]', '"text"', 'null'])('the line %s is refused alone', (text) => {
  expect(captureOfJson(text, 7, defaults)).toMatchObject({
    line: 7,
    ok: false,
    problem: { title: expect.stringMatching(/^not a JSON object: /) },
  });
});
