import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandFailure } from '../command-failure';

/** The user that the database server runs as; PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

const candidates = ['postgres', 'nobody'];

/** Null for a plain user, who runs the server himself; as root an unprivileged user that the system has. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = parsePasswd(readFileSync('/etc/passwd', 'utf8'));
  for (const name of candidates) {
    const user = users.find((each) => each.name === name && each.uid !== 0);
    if (user) return user;
  }
  throw new CommandFailure(
    `PostgreSQL does not run as root, and this system has no user ${candidates.join(' or ')} to run it as.`,
    'start Casewright as a plain user, or add one: useradd --system postgres.',
  );
}

/** The user with that number: who made a cluster goes on running it. */
export function userOf(uid: number): ServerUser | null {
  return parsePasswd(readFileSync('/etc/passwd', 'utf8')).find((user) => user.uid === uid) ?? null;
}

export function parsePasswd(text: string): ServerUser[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }));
}

/** Whether that user gets into the folder: every folder above must let him through, and a home of mode 0700 does not. */
export function canEnter(user: ServerUser | null, folder: string): boolean {
  if (user === null || isOpenToAll(realpathSync(folder))) return true;
  const { uid, gid } = user;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The usual case, without asking by a process. */
function isOpenToAll(folder: string): boolean {
  const EXECUTE_BY_OTHERS = 0o001;
  const isOpen = (statSync(folder).mode & EXECUTE_BY_OTHERS) !== 0;
  const above = dirname(folder);
  return isOpen && (above === folder || isOpenToAll(above));
}
