import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../db/project-root';

const built = join(projectRoot, 'dist', 'web');
const assets = join(built, 'assets');

beforeAll(() => {
  execFileSync(process.execPath, [join(projectRoot, 'bin', 'with-install.mjs'), 'build', 'web'], {
    stdio: ['ignore', 2, 2],
  });
});

function source(name: string): string {
  return readFileSync(join(assets, name), 'utf8');
}

/** The file of a module that is loaded by itself, by what names it. */
function fileOf(module: string, namedIn: string): string {
  const found = readdirSync(assets).filter((name) => name.startsWith(`${module}-`) && /-[\w-]{8}\.js$/.test(name));
  const [file] = found.filter((name) => namedIn.includes(`/${name}`));
  if (file === undefined) throw new Error(`no file of ${module}`);
  return file;
}

/** With what they import, and not with what they load later. */
function withImports(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [, next = ''] of source(name).matchAll(/(?:from|import)[`"']\.\/([\w.-]+\.js)[`"']/g)) open.push(next);
  }
  return found;
}

// What is loaded in fact `npm run bench -- web` looks at, which takes five minutes and asks at most 150 kB.
test.each([
  ['en', 147_500],
  ['de', 150_500],
] as const)(
  'an agent’s first screen with the reasons of an offer, in %s, asks for at most %i bytes',
  (language, most) => {
    const first = fileOf('index', readFileSync(join(built, 'index.html'), 'utf8'));
    const texts = fileOf(language, source(first));
    const loaded = withImports([first, texts, fileOf('why-card', source(first)), fileOf('said', source(texts))]);
    const sizes = [...loaded].map((name) => [name, gzipSync(source(name)).length] as const);
    expect(sizes.length).toBeLessThanOrEqual(5);
    expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(most);
  },
);
