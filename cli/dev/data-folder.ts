import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { CommandFailure } from '../command-failure';
import type { DevOptions } from './dev-options';

/** What a data folder is made for; one written by another version is refused, never converted silently. */
const version = { data: 1, postgres: 18 } as const;

export interface DataFolder {
  path: string;
  /** Removes everything when the folder was made for this run only. */
  discard(): void;
}

/** Finds or makes the data folder of the embedded stack and checks that this version may use it. */
export function openDataFolder({ ephemeral, data }: Pick<DevOptions, 'ephemeral' | 'data'>): DataFolder {
  if (ephemeral && data === undefined) {
    const path = mkdtempSync(join(realpathSync(tmpdir()), 'casewright-'));
    prepare(path);
    return { path, discard: () => removeData(path) };
  }
  const path = data === undefined ? join(projectRoot, '.casewright') : resolve(data);
  // What was there before is never removed, not even by --ephemeral.
  const isNew = !existsSync(path) || readdirSync(path).length === 0;
  try {
    mkdirSync(path, { recursive: true });
    prepare(path);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(
      `The data folder ${path} cannot be used: ${(error as Error).message}`,
      'give a folder that you may write with --data DIR, or use --ephemeral.',
    );
  }
  return { path, discard: ephemeral && isNew ? () => removeData(path) : () => {} };
}

/** Others may pass through (the database server may run as another user) but not look: what is secret is a file of mode 0600. */
function prepare(path: string): void {
  checkVersion(path);
  chmodSync(path, 0o711);
  mkdirSync(join(path, 'logs'), { recursive: true });
}

function checkVersion(path: string): void {
  const file = join(path, 'version.json');
  if (!existsSync(file)) {
    if (readdirSync(path).length > 0) {
      throw new CommandFailure(
        `${path} is not empty and is no data folder of Casewright.`,
        'give an empty or a new folder with --data DIR.',
      );
    }
    writeFileSync(file, `${JSON.stringify(version)}\n`);
    return;
  }
  const found = readFileSync(file, 'utf8').trim();
  if (found !== JSON.stringify(version)) {
    throw new CommandFailure(
      `The data folder ${path} was made by another version of Casewright (${found}; this one needs ${JSON.stringify(version)}).`,
      'start the version that made it, or give another folder with --data DIR; nothing was changed.',
    );
  }
}

/** The cluster may lie elsewhere and be linked (see `cluster-place.ts`), alone in a folder of its own. */
function removeData(path: string): void {
  const cluster = join(path, 'postgres');
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true });
  }
  rmSync(path, { recursive: true, force: true });
}
