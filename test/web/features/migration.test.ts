import { sayOfMigration } from '../../../domain/bpmn/migration-texts';
import { ProblemError } from '../../../web/src/api/problem-error';
import { migrationFaults } from '../../../web/src/features/case/migration';
import { startAllTexts } from '../text/all-texts';

beforeAll(() => startAllTexts('de'));

const refused = (code: string) => {
  const { reason: message, ...said } = sayOfMigration('MIGRATES_TO_NOTHING', { target: 'weigh' });
  return new ProblemError(409, { code, errors: [{ path: 'mapping.weigh', message, code, ...said }] });
};

test('what stands against a migration is told in the language of whoever asks, at its element', () => {
  expect(migrationFaults(refused('CANNOT_MIGRATE'))).toEqual([
    { element: 'weigh', reason: 'Das neue Modell hat kein weigh' },
  ]);
});

test('of another refusal nothing is told of elements', () => {
  expect(migrationFaults(refused('CONFLICT'))).toEqual([]);
  expect(migrationFaults(new Error('offline'))).toEqual([]);
});
