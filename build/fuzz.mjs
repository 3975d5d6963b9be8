// `npm run fuzz`: tries the API by its own document with schemathesis, which must be on the PATH (or in SCHEMATHESIS) and is
// never installed from here. It writes, changes and deletes whatever it can reach: only against a stack that may be thrown away.
import { spawnSync } from 'node:child_process';

const { CASEWRIGHT_URL: url, CASEWRIGHT_TOKEN: token, SCHEMATHESIS: program = 'schemathesis' } = process.env;
const SECONDS = '300';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];
/**
 * The stream never ends; schemathesis writes no NDJSON; signing out everywhere ends the token that all other requests carry; and what answers for verbs that
 * there are not gets those that there are.
 */
const EXCLUDED = [
  ['--exclude-path-regex', String.raw`/\{(action|verb)\}$`],
  ['--exclude-path', '/v1/stream'],
  ['--exclude-path', '/v1/workitems/batch'],
  ['--exclude-path', '/v1/auth/sign-outs'],
  ['--exclude-path', '/v1/auth/sessions'],
];

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

if (!url || !token) fail('CASEWRIGHT_URL and CASEWRIGHT_TOKEN say where the API is, and as whom it is tried.');
const options = {
  url,
  header: `Authorization: Bearer ${token}`,
  checks: CHECKS.join(','),
  'max-time': SECONDS,
  'max-redirects': '0',
  'generation-database': 'none',
};
const flags = [...Object.entries(options).map(([name, value]) => `--${name}=${value}`), ...EXCLUDED.flat()];
const ran = spawnSync(
  program,
  ['run', `${url}/openapi.json`, '--continue-on-failure', ...flags, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
if (ran.error)
  fail(`schemathesis cannot be run (${ran.error.message}): pip install schemathesis, or name it in SCHEMATHESIS.`);
process.exit(ran.status ?? 1);
