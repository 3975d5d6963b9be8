import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../web/src/text/en';
import { flattened } from '../../../web/src/text/message';
import type { Tree } from '../../../web/src/text/message';
import { parts } from './all-texts';

const root = join(__dirname, '..', '..', '..', 'web', 'src');
const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('text/'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** What documents and their fields are called, and what they are for, is asked for by the names that they have: `format/field-text.ts`, `form/document/option-text.ts`. */
const byName = ['field.', 'fieldHint.', 'fieldHelp.', 'option.'];
/** How many failed each test, `item/tests-text.ts`. */
const byTest = ['why.count.', 'agentPanel.count.'];

/** Keys that stand in the code, and those that it puts together, by what stands before and behind what is put in. */
const plain = new Set([...source.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key = '']) => key));
const composed = [...source.matchAll(/`([a-zA-Z][\w.]*\.)\$\{[^`]*?\}([\w.]*)`/g)].map(
  ([, before = '', behind = '']) => [before, behind],
);

function isAsked(key: string): boolean {
  return (
    [...byName, ...byTest].some((before) => key.startsWith(before)) ||
    plain.has(key) ||
    composed.some(([before = '', behind = '']) => key.startsWith(before) && key.endsWith(behind))
  );
}

test('there is no text that nothing asks for', async () => {
  const unused: string[] = [];
  for (const part of parts) {
    for (const [key] of flattened((await en[part]()) as Tree)) {
      if (!isAsked(key.replace(/_(zero|one|two|few|many|other)$/, ''))) unused.push(key);
    }
  }
  expect(unused).toEqual([]);
});
