import { demoPeople, peopleOf } from '../../../cli/dev/demo-people';

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

test('the demo that ships has somebody of every role', () => {
  expect(demoPeople()).toMatchObject({
    agent: expect.any(String),
    supervisor: expect.any(String),
    source: expect.any(String),
  });
});
