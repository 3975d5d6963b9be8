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
  [
    'what was said in an interaction, by who sees data of people in another division alone',
    'test/api/begin-from-interaction.it.test.ts',
    'among the interactions of a case, those of an item of another division are hidden as is right there',
  ],
  [
    'a reason of an erasure that writes what is erased in another way',
    'test/api/erasure-of-nobody.it.test.ts',
    'a preview names what it would erase; the reason is kept, in the audit as well, and may not quote the subject',
  ],
  [
    'what was said in an interaction, once its person is erased',
    'test/personal/erasure.it.test.ts',
    'a subject is erased from everything that is kept of its work, what is open when it has closed, and the proof holds',
  ],
  [
    'a browser that keeps nothing, as in a frame of another site',
    'test/web/session/kept.test.ts',
    'where the browser keeps nothing, a choice holds as long as the page does',
  ],
  [
    'pieces of the web app that are missing in turn: a page that loads for ever',
    'test/web/session/kept.test.ts',
    'each of several is the first once, in whatever order they come again',
  ],
  [
    'columns of an address that name what every object has',
    'test/web/features/task-filter.test.ts',
    'of the columns that an address names those are shown that there are, each once',
  ],
  [
    'a path of a page with encoded dots',
    'test/api/static-web.test.ts',
    'a path with encoded dots is an address of a page, and leads nowhere else',
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
