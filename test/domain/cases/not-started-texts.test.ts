import { notForDays } from '../../../domain/cases/not-started-texts';
import { toldOf } from '../../../domain/said/said';

test('what an error quotes stands in the text alone, which is hidden where personal data are', () => {
  const why = notForDays('Error: no place for "Erika Muster"');
  expect(why.text).toBe('it could not be started for days: Error: no place for "Erika Muster"');
  expect(toldOf(why)).toEqual({ code: 'NOT_FOR_DAYS' });
});
