import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import { chapters, numberOf } from './chapters';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const [START, END] = ['<!-- abuse cases: begin -->', '<!-- abuse cases: end -->'];

/** Cases that have a test of their own elsewhere: through the pages of a provider, or by several parts together. */
const elsewhere: readonly (readonly [tries: string, file: string, title: string])[] = [
  [
    'a session that another site uses, or a code that was issued to another browser',
    'test/api/sign-in.it.test.ts',
    'another site can neither use a session nor finish what it began',
  ],
  [
    'a way back that is forged, used twice, or leads to another site (open redirect)',
    'test/api/sign-in.it.test.ts',
    'each way back is taken once, with its own state, and leads nowhere else',
  ],
  [
    'a session, a token or a stream that goes on after signing out everywhere',
    'test/api/sign-in.it.test.ts',
    'signing out ends the session at once; signing out everywhere ends the others, tokens and streams as well',
  ],
  [
    'a key of a source that was deleted and made again by its name',
    'test/api/identity.it.test.ts',
    'the keys of a source end with it, also when another of its name comes',
  ],
  [
    'a name that stands for several addresses, one of them ours',
    'test/outbound/http-post.test.ts',
    'a name is connected to by the address that was judged; one bad address condemns all',
  ],
  [
    'five commands on one item at once',
    'test/api/commands/few-at-once.test.ts',
    'of five commands on an item at once the fifth is refused; others, and later ones, are not',
  ],
];

function table(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
  const parts = chapters.map((chapter) =>
    [
      `### ${chapter.api}: ${chapter.title}`,
      '',
      `Tests: \`${chapter.file}\``,
      '',
      '| number | what is tried | what answers |',
      '| --- | --- | --- |',
      ...chapter.cases.map(
        ({ tries, answers }, at) => `| ${numberOf(chapter, at)} | ${cell(tries)} | ${cell(answers)} |`,
      ),
    ].join('\n'),
  );
  const others = [
    '### Elsewhere',
    '',
    '| what is tried | test |',
    '| --- | --- |',
    ...elsewhere.map(([tries, file, title]) => `| ${cell(tries)} | \`${file}\`: ${title} |`),
  ].join('\n');
  return [...parts, others].join('\n\n');
}

/** Without the widths that the formatter gives to columns. */
const plain = (text: string) =>
  text
    .replaceAll(/ *\| */g, '|')
    .replaceAll(/-{3,}/g, '---')
    .replaceAll('\\_', '_')
    .trim();

test('docs/SECURITY.md lists the cases that the suite runs', () => {
  const document = read('docs/SECURITY.md');
  const [head = '', rest = ''] = document.split(START);
  const [listed = '', tail = ''] = rest.split(END);
  if (process.env['UPDATE_GOLDEN']) {
    writeFileSync(join(projectRoot, 'docs/SECURITY.md'), `${head}${START}\n\n${table()}\n\n${END}${tail}`);
    return;
  }
  expect(plain(listed)).toBe(plain(table()));
});

test('there are 120 at least, five at least of each of the ten, and none twice', () => {
  expect(chapters.map(({ api }) => api)).toEqual(Array.from({ length: 10 }, (_, at) => `API${at + 1}`));
  for (const { cases } of chapters) expect(cases.length).toBeGreaterThanOrEqual(5);
  const tries = chapters.flatMap(({ api, cases }) => cases.map((one) => `${api} ${one.tries}`));
  expect(tries.length).toBeGreaterThanOrEqual(120);
  expect(new Set(tries).size).toBe(tries.length);
});

test('each case of another file is there', () => {
  for (const [, file, title] of elsewhere) expect(read(file)).toContain(title);
});
