import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';

const modulePath = join(projectRoot, 'node_modules/@temporalio/proto/protos/json-module.js');
const original = readFileSync(modulePath, 'utf8');

interface Reflected {
  fullName: string;
  toJSON(): object;
  resolveAll(): Reflected;
  lookup(name: string): Reflected | null;
  nestedArray?: Reflected[];
  fieldsArray?: unknown[];
}

/** The module's text after a function of `fit-messages.mjs`, which is no TypeScript; or what it says against it. */
function fitted(name: string, text = original): string {
  const script = `
    import { readFileSync, readdirSync } from 'node:fs';
    import { ${name} } from ${JSON.stringify(join(projectRoot, 'build/fit-messages.mjs'))};
    process.stdout.write(${name}(readFileSync(0, 'utf8'), ${JSON.stringify(modulePath)}));`;
  const options = { input: text, encoding: 'utf8', maxBuffer: 1e8, stdio: 'pipe' } as const;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], options);
}

/** The root that the module makes, apart from any other. */
function rootOf(text: string): Reflected {
  const module: { exports: unknown } = { exports: {} };
  const apart = text.replaceAll('"__temporal"', JSON.stringify(String(Math.random())));
  const run = runInThisContext(`(function (require, module) {${apart}\n})`) as (
    require: unknown,
    module: unknown,
  ) => void;
  run(createRequire(modulePath), module);
  return module.exports as Reflected;
}

const messagesIn = (object: Reflected): Reflected[] => [
  ...(object.fieldsArray === undefined ? [] : [object]),
  ...(object.nestedArray ?? []).flatMap(messagesIn),
];

test.each(['messagesOfPrograms', 'messagesOfThread'])('%s leaves whole what it leaves', (name) => {
  const [all, some] = [rootOf(original), rootOf(fitted(name))];
  // Throws when a field's or a method's type is gone.
  some.resolveAll();
  all.resolveAll();
  const messages = messagesIn(some);
  expect(messages.length).toBeLessThan(messagesIn(all).length);
  for (const message of messages) expect(message.toJSON()).toEqual(all.lookup(message.fullName)?.toJSON());
});

test('a thread has what workflows are activated with, and nothing of the server', () => {
  const root = rootOf(fitted('messagesOfThread'));
  expect(root.lookup('coresdk.workflow_activation.WorkflowActivation')).not.toBeNull();
  expect(root.lookup('temporal.api.workflowservice.v1.WorkflowService')).toBeNull();
});

test('a program has every request that the SDK sends, and none that it has no code for', () => {
  const root = rootOf(fitted('messagesOfPrograms'));
  const { methods } = root.lookup('temporal.api.workflowservice.v1.WorkflowService') as Reflected & {
    methods: Record<string, unknown>;
  };
  const folder = join(projectRoot, 'node_modules/@temporalio');
  const sdk = ['client/lib', 'worker/lib'].flatMap((lib) =>
    readdirSync(join(folder, lib)).map((file) =>
      file.endsWith('.js') ? readFileSync(join(folder, lib, file), 'utf8') : '',
    ),
  );
  const sent = sdk.flatMap((text) => [...text.matchAll(/workflowService\.(\w)(\w*)\(/g)]);
  expect(sent.length).toBeGreaterThan(20);
  for (const [, first = '', rest = ''] of sent) expect(methods).toHaveProperty(`${first.toUpperCase()}${rest}`);
  expect(methods).not.toHaveProperty('RegisterNamespace');
  // By which it reads what a refusal of the server says.
  for (const name of ['google.rpc.Status', 'temporal.api.failure.v1.MultiOperationExecutionAborted']) {
    expect(root.lookup(name)).not.toBeNull();
  }
  expect(root.lookup('temporal.api.cloud')).toBeNull();
});
