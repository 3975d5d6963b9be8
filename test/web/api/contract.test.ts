import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Route } from '../../../api/route';
import { routeTable } from '../../../api/route-table';
import { projectRoot } from '../../../db/project-root';
import { asked } from './asked';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));

/** The contract's schemas by the names under which the web imports their types. */
const schemas = new Map<string, z.ZodType>(
  filesIn(join(projectRoot, 'api', 'contract')).flatMap((file) =>
    Object.entries(jest.requireActual<Record<string, z.ZodType>>(file)),
  ),
);

const calls = filesIn(join(projectRoot, 'web', 'src')).flatMap((file) =>
  asked(readFileSync(file, 'utf8')).map((call) => ({ ...call, file: file.slice(projectRoot.length + 1) })),
);

/** Routes that an address with holes (`{}`) may lead to; where one names what another takes for a parameter, that one. */
function routesAt(path: string, method: string): Route[] {
  const parts = path.split('/');
  const fits = (isNamed: boolean) =>
    routeTable.filter((route) => {
      const its = route.path.split('/');
      const isPart = (part: string, at: number) =>
        part === parts[at] || parts[at] === '{}' || (part.startsWith('{') && !isNamed);
      return route.method.toUpperCase() === method && its.length === parts.length && its.every(isPart);
    });
  const named = fits(true);
  return named.length > 0 ? named : fits(false);
}

/** Whether it is a route's answer, or one of several that it may be. */
function isAnswerOf({ answers }: Route, schema: z.ZodType | undefined): boolean {
  const kinds = Object.values(answers).flatMap((answer) => (answer instanceof z.ZodUnion ? answer.options : [answer]));
  return kinds.some((kind) => kind === schema);
}

/** Their addresses stand in a table: what it holds is tried in the browser. */
const fromTables = ['web/src/intent/use-meanings.ts'];

test('what the web asks for is answered by a route, with the type that it takes the answer for', () => {
  expect(calls.filter(({ path }) => path === '{}').map(({ file }) => file)).toEqual(fromTables);
  const known = calls.filter(({ file }) => !fromTables.includes(file));
  const wrong = known.flatMap(({ file, path, method, type }) => {
    const found = routesAt(path, method);
    const schema = type === null ? undefined : schemas.get(type);
    const isRight = type === null ? found.length > 0 : found.some((route) => isAnswerOf(route, schema));
    return isRight ? [] : [{ file, path, method, type, routes: found.map((route) => route.path) }];
  });
  expect(wrong).toEqual([]);
  expect(known.length).toBeGreaterThan(100);
});
