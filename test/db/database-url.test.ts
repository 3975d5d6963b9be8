import { DatabaseUrl } from '../../db/database-url';

const url = 'postgres://casewright:secret@db.example:5432/casewright';

test.each([url, `${url}?sslmode=disable`, `${url}?sslmode=verify-full`, 'postgres://u:p@/db?host=%2Frun%2Fpostgres'])(
  '%s is taken',
  (given) => expect(DatabaseUrl.parse(given)).toBe(given),
);

test.each([
  ['sslmode=require', 'sslmode is require; allowed: disable, verify-full'],
  ['sslmode=no-verify', 'sslmode is no-verify; allowed: disable, verify-full'],
  ['sslmode=verify-full&sslrootcert=/nowhere/ca.pem', 'sslrootcert /nowhere/ca.pem cannot be read: ENOENT'],
  ['sslmode=verify-full&sslkey=/dev/null', 'sslkey /dev/null is no PEM file'],
  ['sslrootcert=/dev/null', 'sslrootcert needs sslmode=verify-full'],
])('%s is refused, and the password is not told', (query, message) => {
  const { error } = DatabaseUrl.safeParse(`${url}?${query}`);
  expect(error?.issues[0]?.message).toBe(message);
  expect(JSON.stringify(error)).not.toContain('secret');
});
