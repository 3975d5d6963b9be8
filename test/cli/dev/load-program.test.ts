import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'casewright-load-'));
  for (const file of ['load-program.cjs', 'map-stack-traces.cjs']) copyFileSync(join('build', file), join(dist, file));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

/** As `build-programs.mjs` does it. */
function build(source: string) {
  writeFileSync(join(dist, 'source.ts'), source);
  const settings = {
    bundle: true,
    format: 'cjs',
    platform: 'node',
    sourcemap: 'linked',
    minifyWhitespace: true,
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
  } as const;
  buildSync({ ...settings, entryPoints: [join(dist, 'source.ts')], outfile: join(dist, 'program.cjs') });
}

/** What the program's `main` answers, in a process of its own. */
function run(): string {
  const script = 'process.stdout.write(String(require(process.argv[1]).loadProgram("program").main()))';
  return execFileSync(process.execPath, ['-e', script, join(dist, 'load-program.cjs')], { encoding: 'utf8' });
}

const kept = () => readdirSync(join(dist, '.code')).map((name) => join(dist, '.code', name));

test('a stack trace names the lines of the sources', () => {
  build(
    'interface Nothing {}\n\nfunction fail() {\n  return new Error("no").stack;\n}\nexport const main = () => fail();\n',
  );
  const [message, first, second] = run().split('\n');
  expect(message).toBe('Error: no');
  expect(first).toBe(`    at fail (${join(dist, 'source.ts')}:4:10)`);
  expect(second).toContain(`${join(dist, 'source.ts')}:6:`);
});

test('compiled code is kept for the next start, and what is broken is replaced', () => {
  build('export const main = () => "first";');
  expect(run()).toBe('first');
  const [file = ''] = kept();
  const code = readFileSync(file);
  expect(run()).toBe('first');
  expect(readFileSync(file)).toEqual(code);
  writeFileSync(file, code.subarray(0, code.length / 2));
  expect(run()).toBe('first');
  expect(readFileSync(file).length).toBeGreaterThan(code.length / 2);
});

test('code that was kept of another build of the same length does not run', () => {
  build('const word = "first"; export const main = () => word;');
  expect(run()).toBe('first');
  build('const word = "other"; export const main = () => word;');
  expect(run()).toBe('other');
});

test('where nothing can be kept the program runs all the same', () => {
  build('export const main = () => "runs";');
  writeFileSync(join(dist, '.code'), 'a file where the folder should be');
  expect(run()).toBe('runs');
});
