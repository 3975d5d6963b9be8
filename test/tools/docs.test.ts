import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { projectRoot } from '../../db/project-root';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const exists = (path: string) => existsSync(join(projectRoot, path));

const markdownIn = (folder: string) =>
  readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const records = markdownIn('docs/adr');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs'), ...records];

/** The product's words, one by one; the glossary must know each, also those that have no code yet. */
const words =
  'division, source, worktype, attribute, workitem, case, case type, interaction, department, process, segment, priority scheme, ' +
  'SLA, due, expiry, activation, routing plan, ring, skill, level, skill expression, queue, group, workbin, offer, assignment, ' +
  'capacity profile, presence, not-ready reason, routing state, RONA, disposition, permission, role';

/** As the code host makes them: lower case, punctuation gone, spaces to hyphens. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(documents)('the links of %s lead somewhere', (document) => {
  const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : posix.join(dirname(document), path);
    return !exists(target) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test.each(documents)('the files and folders that %s names exist', (document) => {
  const code = [...read(document).matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  const folders = readdirSync(projectRoot, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = code.filter((text) => folders.some(({ name }) => new RegExp(`^${name}/[\\w./-]*$`).test(text)));
  // What a build or a start makes is not in a checkout.
  const made = /^(dist|node_modules|\.casewright)\//;
  expect(named.filter((path) => !made.test(path) && !exists(path))).toEqual([]);
});

test('the commands that the documents name are those of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = documents.flatMap((document) =>
    [...read(document).matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name),
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the glossary has every word of the product', () => {
  const known = [...read('docs/GLOSSARY.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    cell.trim().split(', '),
  );
  expect(words.split(', ').filter((word) => !known.includes(word))).toEqual([]);
});

test('the messages that the README explains are those of the programs', () => {
  const programs = sourcesOf('bin') + sourcesOf('cli');
  const messages = [...read('README.md').matchAll(/^\| `([^`]+)` +\|/gm)].map(([, text = '']) => text);
  const sentences = messages.filter((text) => !text.startsWith('--'));
  expect(sentences.length).toBeGreaterThan(5);
  const pieces = sentences.flatMap((text) => text.split('...').map((piece) => piece.trim()));
  expect(pieces.filter((piece) => !programs.includes(piece))).toEqual([]);
});

test('operators are told of every metric, and of everything that waits', () => {
  const told = read('docs/OPERATIONS.md');
  const metrics = [...read('api/http/metrics.ts').matchAll(/'(casewright_\w+)'/g)].map(([, name = '']) => name);
  const rows = [...read('deploy/postgres/what-waits.sql').matchAll(/^select '(.+?)'/gm)].map(([, name = '']) => name);
  expect(metrics.length).toBeGreaterThan(4);
  expect(rows).toHaveLength(10);
  expect([...metrics, ...rows].filter((name) => !told.includes(name))).toEqual([]);
});

test('a decision record has background, decision and consequences, and its number is its own', () => {
  for (const record of records) {
    const headings = [...read(record).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
    expect(headings.slice(1)).toEqual(['Background', 'Decision', 'Consequences']);
    expect(headings[0]).toMatch(new RegExp(`^${Number(/\d{4}/.exec(record)?.[0])}\\. `));
    expect(read(record).split('\n').length).toBeLessThanOrEqual(42);
  }
  expect(new Set(records.map((record) => /\d{4}/.exec(record)?.[0])).size).toBe(records.length);
});

function sourcesOf(folder: string): string {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
