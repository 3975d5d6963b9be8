import { z } from 'zod';
import { DatabaseUrl } from './database-url';
import { readEnvironment } from './environment';
import { admitApp, migrate } from './migrate';

const Env = z.object({
  /** As the owner of the tables. */
  DATABASE_URL: DatabaseUrl,
  /** With which the programs connect; left out: their users are made by hand, as members of the role. */
  CASEWRIGHT_APP_PASSWORD: z.string().min(1).optional(),
});

async function prepare(): Promise<void> {
  const { DATABASE_URL, CASEWRIGHT_APP_PASSWORD } = readEnvironment(Env, process.env);
  await migrate(DATABASE_URL);
  if (CASEWRIGHT_APP_PASSWORD !== undefined) await admitApp(DATABASE_URL, CASEWRIGHT_APP_PASSWORD);
}

prepare().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`The migrations failed, the schema is as it was before: ${String(error)}\n`);
    process.exit(1);
  },
);
