import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { projectRoot } from '../../db/project-root';

const features = join(projectRoot, 'web', 'src', 'features');

/** Each file of a feature with the other feature that it imports something of, types included. */
function strayImports(): readonly string[] {
  return readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const [own] = file.split(sep);
      const text = readFileSync(join(features, file), 'utf8');
      const imported = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, path = '']) =>
        relative(features, join(features, dirname(file), path)),
      );
      return imported
        .filter((path) => !path.startsWith('..') && path.split(sep)[0] !== own)
        .map((path) => `${file} ${path}`);
    });
}

test('no feature of the web app imports another one: what two of them need lies beside them', () => {
  expect(strayImports()).toEqual([]);
});
