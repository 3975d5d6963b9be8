import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Deps } from '../../api/deps';
import { mountRoutes } from '../../api/http/mount-routes';
import { defineRoute, type Route } from '../../api/route';
import { projectRoot } from '../../db/project-root';

const route = (access: string) =>
  `defineRoute({
    method: 'get', path: '/v1/secrets', summary: '', tag: '', answers: {},${access}
    handle: async () => ({ status: 204 }),
  });`;

/** What the build says of modules that each define a route, by their names. */
async function build(modules: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-route-'));
  const files = Object.keys(modules).map((name) => `${name}.ts`);
  const config = {
    extends: join(projectRoot, 'tsconfig.json'),
    compilerOptions: {
      typeRoots: [join(projectRoot, 'node_modules', '@types')],
      types: ['node'],
      noImplicitAny: false,
    },
    include: [],
    files,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const head = `import { defineRoute } from '${join(projectRoot, 'api', 'route')}';\n`;
  for (const [name, text] of Object.entries(modules)) await writeFile(join(folder, `${name}.ts`), head + text);
  try {
    const compiler = join(projectRoot, 'node_modules', '.bin', 'tsc');
    const said = await new Promise<string>((resolve) => {
      execFile(compiler, ['--noEmit', '--pretty', 'false', '-p', folder], (_, out, errors) => resolve(out + errors));
    });
    return said.split(/\n(?=\S)/).filter((error) => error !== '');
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a route that does not declare who may call it fails the build; one that does passes', async () => {
  const errors = await build({
    declared: route(" access: 'item:view',"),
    undeclared: route(''),
    unknown: route(" access: 'item:see',"),
  });
  expect(errors).toEqual([
    expect.stringMatching(/undeclared\.ts\(.*error TS2345.*'access' is missing/s),
    expect.stringMatching(/unknown\.ts\(.*error TS2820.*"item:see"/s),
  ]);
});

const undeclared = { method: 'get', path: '/v1/secrets', handle: async () => ({ status: 204 }) };

test('where the compiler was not asked, it neither enters the table nor is mounted', () => {
  expect(() => defineRoute(undeclared as unknown as Parameters<typeof defineRoute>[0])).toThrow('who may call it');
  const limits = { calls: async () => {}, signIns: async () => {} };
  expect(() => mountRoutes(express(), [undeclared as unknown as Route], {} as Deps, limits)).toThrow('who may call it');
});
