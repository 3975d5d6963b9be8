import { z } from 'zod';
import { DatabaseUrl } from './database-url';
import { admitApp, migrate } from './migrate';

const { DATABASE_URL, CASEWRIGHT_APP_PASSWORD } = z
  .object({
    /** As the owner of the tables. */
    DATABASE_URL: DatabaseUrl,
    /** With which the programs connect; left out: their users are made by hand, as members of the role. */
    CASEWRIGHT_APP_PASSWORD: z.string().min(1).optional(),
  })
  .parse(process.env);

async function prepare(): Promise<void> {
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
