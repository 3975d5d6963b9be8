import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedModel } from '../../../cli/plan/run-plan';
import { projectRoot } from '../../../db/project-root';
import { play } from '../../domain/bpmn/play/played';

const folder = mkdtempSync(join(tmpdir(), 'casewright-'));
afterAll(() => rmSync(folder, { recursive: true }));

const example = join(projectRoot, 'examples/cases/claim-plan.yaml');

async function exampleModel(): Promise<string> {
  const made = await plannedModel(example);
  if ('refused' in made) throw new Error(made.refused.join('\n'));
  return made.bpmn;
}

test('the example is a claim that is approved late, looked after, paid and confirmed', async () => {
  const { lines, state, waiting, variables } = await play(
    await exampleModel(),
    [
      { complete: 'check-the-papers' },
      { complete: 'note-the-damage', variables: { damage: 'roof' } },
      { activate: ['questions'] },
      { activate: ['call-the-customer'] },
      { advance: 'P1D' },
      { complete: 'pay-this-claim', variables: { approved: true } },
      { complete: 'pay-this-claim.Escalated' },
      { complete: 'pay' },
      { message: 'payment-confirmed', key: 'P-1' },
      { complete: 'call-the-customer' },
    ],
    { input: { Claim_Value: 5000, Payment: 'P-1' } },
  );
  expect({ state, waiting, outcome: variables['outcome'] }).toEqual({
    state: 'completed',
    waiting: [],
    outcome: 'paid',
  });
  expect(lines).toContain('09:00 milestone intake.Reached');
});

test.each([
  ['small', 500, true, 'paid'],
  ['large, and refused', 5000, false, 'declined'],
])('a claim that is %s ends with its outcome', async (_, claim, approved, outcome) => {
  const intake = [{ complete: 'check-the-papers' }, { complete: 'note-the-damage', variables: { damage: 'roof' } }];
  const rest =
    claim > 1000
      ? [{ complete: 'pay-this-claim', variables: { approved } }]
      : [{ complete: 'pay' }, { message: 'payment-confirmed' }];
  const input = { Claim_Value: claim, Payment: 'P-1' };
  const played = await play(await exampleModel(), [...intake, ...rest], { input });
  expect([played.state, played.variables['outcome']]).toEqual(['completed', outcome]);
});

test('a fault stands on the line of its document, with its path', async () => {
  const file = join(folder, 'bad.yaml');
  writeFileSync(
    file,
    '{ kind: division, key: d }\n---\nkind: case-type\nkey: c\ndivision: d\nplan: { stages: [{ name: A, steps: [{ wait: W }] }] }\n',
  );
  const made = await plannedModel(file);
  expect('refused' in made && made.refused).toEqual([
    expect.stringContaining(
      `${file}:3: case-type c, plan.stages[0].steps[0]: needs exactly one of message, for, until`,
    ),
  ]);
});

test('of several plans one has to be named', async () => {
  const file = join(folder, 'two.yaml');
  const type = (key: string) =>
    `kind: case-type\nkey: ${key}\ndivision: d\nplan: { stages: [{ name: A, steps: [Look] }] }\n`;
  writeFileSync(file, [type('one'), type('two')].join('---\n'));
  await expect(plannedModel(file)).rejects.toThrow('several plans');
  expect(await plannedModel(file, 'two')).toMatchObject({ key: 'two' });
  await expect(plannedModel(file, 'three')).rejects.toThrow('no case type three');
});
