import { z } from 'zod';
import { DatabaseUrl } from './database-url';
import { migrate } from './migrate';

const { DATABASE_URL } = z.object({ DATABASE_URL: DatabaseUrl }).parse(process.env);

migrate(DATABASE_URL).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`The migrations failed, the schema is as it was before: ${String(error)}\n`);
    process.exit(1);
  },
);
