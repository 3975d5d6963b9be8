import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { playModel } from './play-model';

/** Each goes round without ever waiting for anything. */
const folder = join(__dirname, 'endless');

test.each(readdirSync(folder))('%s is stopped as an incident after 10,000 steps', async (file) => {
  const { outcome, happenings } = await playModel(readFileSync(join(folder, file), 'utf8'), '');
  expect(outcome.state).toBe('incident');
  expect(happenings.flatMap(({ incident }) => (incident ? [incident.code] : []))).toEqual(['ENDLESS_LOOP']);
  const entered = happenings.filter(({ event }) => event === 'entered').length;
  expect(entered).toBeGreaterThan(9_990);
  expect(entered).toBeLessThan(40_000);
});
