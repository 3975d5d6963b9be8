import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync, chownSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure } from '../command-failure';
import { canEnter, userOf, type ServerUser } from './server-user';
import { sharedPlace } from './shared-place';

export interface ClusterPlace {
  /** Folder of the cluster; exists when the cluster was made before. */
  path: string;
  exists: boolean;
  user: ServerUser | null;
}

/**
 * Where the cluster of a data folder lies and who runs it: `postgres` inside, or, where the server's user cannot get
 * in, a folder outside that a link of that name points to.
 */
export function clusterPlace(dataFolder: string, user: ServerUser | null): ClusterPlace {
  const inside = join(dataFolder, 'postgres');
  if (isThere(inside)) {
    if (!existsSync(inside)) {
      throw new CommandFailure(
        `The database of the data folder ${dataFolder} lies outside it and is no longer there.`,
        'give another folder with --data DIR, or remove this one to start anew.',
      );
    }
    return { path: realpathSync(inside), exists: true, user: ownerOf(inside, user) };
  }
  if (canEnter(user, dataFolder)) return { path: inside, exists: false, user };
  const home = join(sharedPlace(), `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(home, { mode: 0o711 });
  symlinkSync(join(home, 'postgres'), inside);
  return { path: join(home, 'postgres'), exists: false, user };
}

/** Gives a new folder to the user that the server will run as. */
export function makeFolderFor(path: string, user: ServerUser | null): void {
  mkdirSync(path, { mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}

function ownerOf(cluster: string, user: ServerUser | null): ServerUser | null {
  const { uid } = statSync(cluster);
  if (user !== null) return userOf(uid) ?? user;
  if (uid === process.getuid?.()) return null;
  throw new CommandFailure(
    `The database in ${dirname(cluster)} belongs to another user (number ${uid}).`,
    'start Casewright as that user (root if root made it), or give another folder with --data DIR.',
  );
}

/** Also true for a link whose target is gone. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
