import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { en, type Part } from '../../../web/src/text/en';

const root = join(__dirname, '..', '..', '..', 'web', 'src');
const parts = Object.keys(en) as Part[];

interface Module {
  text: string;
  /** What is loaded with it, and what it loads later, with the texts that it then asks for. */
  now: string[];
  later: { path: string; texts: Part[] }[];
}

const modules = new Map<string, Module>();
for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  const path = join(root, file);
  if (/\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('text/')) modules.set(path, read(path));
}

function read(path: string): Module {
  const text = readFileSync(path, 'utf8');
  const found = (pattern: RegExp) => [...text.matchAll(pattern)];
  const resolved = (specifier: string) => resolve(path, specifier);
  const withTheirs = found(/withTexts\(\s*import\('(\.[^']+)'\)([^)]*)\)/g).flatMap(([, specifier = '', names = '']) =>
    resolved(specifier).map((target) => ({ path: target, texts: parts.filter((part) => names.includes(`'${part}'`)) })),
  );
  const plain = found(/import\('(\.[^']+)'\)/g).flatMap(([, specifier = '']) =>
    resolved(specifier)
      .filter((target) => withTheirs.every((other) => other.path !== target))
      .map((target) => ({ path: target, texts: [] })),
  );
  const now = found(/^(?:import|export)(?! type)[^;]*?from '(\.[^']+)';/gm).flatMap(([, specifier = '']) =>
    resolved(specifier),
  );
  return { text, now, later: [...withTheirs, ...plain] };
}

function resolve(from: string, specifier: string): string[] {
  const base = join(dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`].filter((path) => /\.tsx?$/.test(path) && isFile(path));
}

function isFile(path: string): boolean {
  try {
    return readFileSync(path).length >= 0;
  } catch {
    return false;
  }
}

/** The texts that are there for certain when a module is shown: by whichever way it was loaded. */
function textsBehind(): Map<string, Set<Part>> {
  const known = new Map<string, Set<Part>>();
  const open: [string, Set<Part>][] = [[join(root, 'main.tsx'), new Set<Part>(['start'])]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, given] = next;
    const before = known.get(path);
    const after = before ? new Set([...before].filter((part) => given.has(part))) : given;
    if (before && after.size === before.size) continue;
    known.set(path, after);
    const { now = [], later = [] } = modules.get(path) ?? {};
    for (const target of now) open.push([target, after]);
    for (const { path: target, texts } of later) open.push([target, new Set([...after, ...texts])]);
  }
  return known;
}

/** Whether a text, or the beginning of one that ends in a dot, stands in an object of texts. */
function holds(texts: unknown, key: string): boolean {
  const [first = '', ...rest] = key.split('.');
  if (first === '') return true;
  if (typeof texts !== 'object' || texts === null) return false;
  const at = texts as Record<string, unknown>;
  const below = at[first] ?? (rest.length === 0 ? (at[`${first}_other`] ?? at[`${first}_one`]) : undefined);
  if (below === undefined) return false;
  return rest.length === 0 || holds(below, rest.join('.'));
}

test('what a module may show is loaded by whoever loads it, whichever way leads to it', async () => {
  const all = new Map<Part, unknown>();
  for (const part of parts) all.set(part, await en[part]());
  const behind = textsBehind();
  const lacking: string[] = [];
  let keys = 0;
  for (const [path, given] of behind) {
    for (const [, key = ''] of modules.get(path)?.text.matchAll(/['`]([a-z][A-Za-z]*\.[A-Za-z.-]*)(?=['`$])/g) ?? []) {
      const holders = parts.filter((part) => holds(all.get(part), key));
      if (holders.length === 0) continue;
      keys += 1;
      if (!holders.some((part) => given.has(part)))
        lacking.push(`${relative(root, path)}: ${key} is in ${holders.join(', ')}; there: ${[...given].join(', ')}`);
    }
  }
  expect(keys).toBeGreaterThan(1_000);
  expect([...new Set(lacking)]).toEqual([]);
});

test('who tells a refusal that is no answer to a request of his has its words', () => {
  // Those of an answer are loaded with it.
  const given = [...textsBehind()].filter(([path]) =>
    modules.get(path)?.text.includes('problemText(new ProblemError('),
  );
  expect(given.length).toBeGreaterThan(2);
  expect(given.filter(([, texts]) => !texts.has('refusals')).map(([path]) => relative(root, path))).toEqual([]);
});
