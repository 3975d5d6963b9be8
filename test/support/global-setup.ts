import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { keepServers } from './kept-servers';
import { startTestServers } from './test-servers';

/** Before the tests of project `stack`: the servers that all of them share, told to them by environment variables. */
export default async function globalSetup(): Promise<void> {
  execFileSync(process.execPath, [join(projectRoot, 'bin', 'with-install.mjs'), 'build', 'workflow-bundle'], {
    stdio: ['ignore', 2, 2],
  });
  const servers = await startTestServers();
  keepServers(servers);
  Object.assign(process.env, {
    CASEWRIGHT_ROOT: projectRoot,
    TEST_TEMPLATE_DATABASE_URL: servers.templateUrl,
    TEST_APP_TEMPLATE_DATABASE_URL: servers.appTemplateUrl,
    TEST_TEMPORAL_ADDRESS: servers.temporal,
    TEMPORAL_TEST_SERVER_PATH: servers.testServer,
    WORKFLOW_BUNDLE: join(projectRoot, 'dist', 'workflow-bundle.js'),
    CASE_BUNDLE: join(projectRoot, 'dist', 'case-bundle.js'),
  });
}
