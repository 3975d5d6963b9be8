import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../db/project-root';
import { readBpmn } from '../../../../domain/bpmn/read/read-bpmn';
import { featuresOf } from './features';
import { conformanceModels } from './models';

const file = join(projectRoot, 'docs', 'CONFORMANCE.md');
const [begin, end] = ['<!-- Written by a test: UPDATE_GOLDEN=1 -->\n', '<!-- End -->\n'];
/** What nearly all models hold is told by a number. */
const maxNames = 15;

const models = conformanceModels();

test('docs/CONFORMANCE.md lists our own models, by what they hold (UPDATE_GOLDEN=1 writes it)', async () => {
  const held = new Map<string, string[]>();
  for (const { name, xml } of models) {
    const read = await readBpmn(xml);
    if ('refused' in read) throw new Error(`${name} is refused`);
    for (const key of new Set(featuresOf(read.graph).map((feature) => feature.join('\t')))) {
      held.set(key, [...(held.get(key) ?? []), name]);
    }
  }
  const rows = [...held]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => [...key.split('\t'), told(names)]);
  const written = [
    `${models.length} models, what each settles:\n`,
    table(
      ['model', 'what it settles'],
      models.map(({ name, meaning }) => [`\`${name}\``, meaning]),
    ),
    'By element and place:\n',
    table(['element', 'where', 'models'], rows),
  ].join('\n');
  const text = readFileSync(file, 'utf8');
  const [head, rest = ''] = text.split(begin);
  const whole = [head, begin, '\n', written, '\n', end, rest.split(end)[1]].join('');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, whole);
  expect(readFileSync(file, 'utf8')).toBe(whole);
});

test('each model says what it settles', () => {
  expect(models.filter(({ meaning }) => !meaning.endsWith('.')).map(({ name }) => name)).toEqual([]);
});

function told(names: readonly string[]): string {
  return names.length > maxNames ? `${names.length} models` : names.map((name) => `\`${name}\``).join(', ');
}

/** With columns of one width, as the formatter has them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('');
}
