import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notePublished, publishedDemo, readDemo } from '../../../cli/dev/demo-documents';
import { peopleOf } from '../../../cli/dev/demo-people';

test('the first of each role is the one to try', () => {
  const documents = [
    { kind: 'division', key: 'demo' },
    { kind: 'agent', key: 'sue', name: 'Sue', roles: ['supervisor'] },
    { kind: 'agent', key: 'ana', name: 'Ana' },
    { kind: 'agent', key: 'ben' },
    { kind: 'source', key: 'crm' },
    { kind: 'source', key: 'web' },
  ];
  expect(peopleOf(documents)).toEqual({
    agent: 'ana',
    supervisor: 'sue',
    source: 'crm',
    people: [
      { key: 'sue', name: 'Sue', roles: ['supervisor'] },
      { key: 'ana', name: 'Ana', roles: [] },
      { key: 'ben', name: 'ben', roles: [] },
    ],
  });
});

test('the demo that ships has somebody of every role', async () => {
  expect(await readDemo()).toMatchObject({
    agent: expect.any(String),
    supervisor: expect.any(String),
    source: expect.any(String),
  });
});

test('that it was published is remembered for each data folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-demo-'));
  const demo = await readDemo();
  expect(publishedDemo(folder)).toBeNull();
  notePublished(folder, demo);
  expect(publishedDemo(folder)).toEqual(demo);
  rmSync(folder, { recursive: true });
});
