import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cacheFolder } from '../../cli/dev/cache-folder';
import { canEnter, serverUser } from '../../cli/dev/server-user';
import { temporalBinary } from '../../cli/dev/temporal-binary';
import { projectRoot } from '../../db/project-root';
import { startStack } from '../support/start-stack';

let place: string;

beforeAll(() => {
  // A plain user may not be able to build in this checkout; what he runs must be there.
  execFileSync(process.execPath, [join(projectRoot, 'bin', 'with-install.mjs'), 'build'], { stdio: ['ignore', 2, 2] });
});
beforeEach(() => {
  place = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-place-'));
  chmodSync(place, 0o755);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test('runs as a plain user, with a cache and a data folder of his own', async () => {
  const user = serverUser();
  const temporal = join(place, 'temporal');
  copyFileSync(await temporalBinary(process.env, cacheFolder(process.env, place), () => {}), temporal);
  chmodSync(temporal, 0o755);
  const node = reachable(process.execPath, 'node');
  const dataDir = join(place, 'data');
  mkdirSync(dataDir);
  if (user) chownSync(dataDir, user.uid, user.gid);
  const env = { HOME: dataDir, XDG_CACHE_HOME: join(dataDir, 'cache'), TEMPORAL_CLI_PATH: temporal };
  const stack = await startStack({ dataDir, env, node, root: reachableCheckout(), uid: user?.uid });
  expect((await fetch(`${stack.ready.api}/readyz`)).status).toBe(200);
  expect(await stack.stop()).toBe(0);
});

test('keeps its data also below a folder that nobody else may enter', async () => {
  chmodSync(place, 0o700);
  const dataDir = join(place, 'home', 'data');
  mkdirSync(dataDir, { recursive: true });
  const cluster = join(dataDir, 'postgres');
  try {
    for (const run of ['first', 'second']) {
      const stack = await startStack({ dataDir });
      expect({ run, status: (await fetch(`${stack.ready.api}/readyz`)).status }).toEqual({ run, status: 200 });
      expect(await stack.stop()).toBe(0);
    }
  } finally {
    if (lstatSync(cluster).isSymbolicLink()) rmSync(dirname(readlinkSync(cluster)), { recursive: true });
  }
});

/** The file itself, or a copy where the plain user can get at it. */
function reachable(path: string, name: string): string {
  if (canEnter(serverUser(), dirname(path))) return path;
  const copy = join(place, name);
  copyFileSync(path, copy);
  chmodSync(copy, 0o755);
  return copy;
}

function reachableCheckout(): string {
  if (canEnter(serverUser(), join(projectRoot, 'dist'))) return projectRoot;
  const copy = join(place, 'checkout');
  const left = ['.git', '.casewright', '.cache', 'coverage'];
  cpSync(projectRoot, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !left.includes(relative(projectRoot, path)),
  });
  return copy;
}
