import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

const read = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));

/** `safe`: the lowest safe version of each major line; what is newer than all of them is safe. */
interface Advisory {
  package: string;
  safe: readonly string[];
  advisory: string;
  why: string;
}

interface Locked {
  version?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  integrity?: string;
  optional?: boolean;
}

const { advisories } = read('build/advisories.json') as { advisories: readonly Advisory[] };
const allowedScripts = Object.keys(read('build/install-scripts.json') as object);
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), ...entry }));

const numbers = (version: string) => version.split(/[-+]/, 1)[0]?.split('.').map(Number) ?? [];
const major = (version: string) => numbers(version)[0] ?? 0;

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  return [0, 1, 2].map((at) => (left[at] ?? 0) - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function isSafe(version: string, safe: readonly string[]): boolean {
  const floor = safe.find((one) => major(one) === major(version));
  return floor === undefined ? safe.every((one) => major(one) < major(version)) : compare(version, floor) >= 0;
}

test.each(advisories)('no copy of $package has $advisory', ({ package: name, safe }) => {
  const copies = locked.filter((entry) => entry.name === name).map(({ version = '0.0.0' }) => version);
  // One that is no longer here needs no floor.
  expect(copies).not.toEqual([]);
  expect(copies.filter((version) => !isSafe(version, safe))).toEqual([]);
});

test('an advisory has its name, and says why it counts', () => {
  for (const { advisory, why } of advisories) {
    expect(advisory).toMatch(/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/);
    expect(why).not.toBe('');
  }
});

test('a floor is that of its major line', () => {
  const safe = ['1.20.3', '2.2.1'];
  expect(['1.20.2', '1.20.3', '2.0.0', '2.2.1', '3.0.0', '0.9.9'].map((version) => isSafe(version, safe))).toEqual([
    false,
    true,
    false,
    true,
    true,
    false,
  ]);
});

test('no package runs a script when it is installed but those that are known to', () => {
  const running = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  const isAllowed = (name: string) =>
    allowedScripts.some((allowed) => (allowed.endsWith('/') ? name.startsWith(allowed) : name === allowed));
  expect(running.filter((name) => !isAllowed(name))).toEqual([]);
  expect(allowedScripts.filter((allowed) => !running.some((name) => name.startsWith(allowed)))).toEqual([]);
});

test('what is installed is what was locked: each package has the hash of its content', () => {
  expect(locked.filter((entry) => !entry.integrity && !entry.link && !entry.optional)).toEqual([]);
});
