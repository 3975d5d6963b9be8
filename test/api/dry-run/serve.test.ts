import childProcess from 'node:child_process';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { serveDryRuns } from '../../../api/dry-run/serve';

test('a dry run that is taken up while the process stops is left to others, and none is started for it', async () => {
  const started = jest.spyOn(childProcess, 'spawn');
  let take!: (rows: object) => void;
  const taken = new Promise<object>((resolve) => (take = resolve));
  const asked: string[] = [];
  const query = (text: string) => {
    asked.push(text);
    return asked.length === 1 ? taken : Promise.resolve({ rows: [], rowCount: 1 });
  };
  const serving = serveDryRuns(
    { pool: { query } as unknown as Pool, log: pino({ enabled: false }) },
    'postgres://none',
  );
  serving.look();
  const stopped = serving.stop();
  take({ rows: [{ id: '0', attempt: 1, hasFailed: false }] });
  await stopped;
  expect(started).not.toHaveBeenCalled();
  expect(asked[1]).toContain("set state = 'queued'");
});
