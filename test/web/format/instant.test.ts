import { shortInstant, withLocalInstants } from '../../../web/src/format/instant';

test('instants in a sentence of the server are told in the reader’s time', () => {
  const nowMs = Date.parse('2026-11-27T10:00:00Z');
  const at = shortInstant(Date.parse('2026-11-27T11:30:00Z'), nowMs);
  const text = 'declined, not offered again before 2026-11-27T11:30:00.000Z; active from 2026-11-27T11:30:00Z';
  expect(withLocalInstants(text, nowMs)).toBe(`declined, not offered again before ${at}; active from ${at}`);
});
