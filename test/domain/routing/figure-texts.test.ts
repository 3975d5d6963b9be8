import { figureText, readFigure } from '../../../domain/routing/figure-texts';
import { requirementOf, shortfalls } from '../../../domain/skills/requirement';
import type { FigureName } from '../../../domain/routing/figure-texts';

test.each<[FigureName, Record<string, string>, string]>([
  ['noRing', {}, 'no ring is open yet'],
  ['preferredRing', { ring: '0', agent: 'ana' }, 'ring 0 is for ana alone'],
  ['room', { media: 'workitem', used: '2', max: '2', weight: '1' }, 'workitem: 2 of 2 in use, asked 1'],
  [
    'outside',
    { media: 'voice', used: '0', outside: '1', max: '1', weight: '1' },
    'voice: 0 and 1 outside of 1 in use, asked 1',
  ],
  ['skill', { skill: 'Adjuster', level: '2', asked: '>= 3' }, 'Adjuster 2, asked >= 3'],
])('a figure of %s is read back as it is written', (name, values, text) => {
  expect(figureText(name, values)).toBe(text);
  expect(readFigure(text)).toEqual({ name, values });
});

test('what somebody lacks of a skill is read as such', () => {
  const [lacking = ''] = shortfalls(requirementOf('Adjuster >= 3').expression, { Adjuster: 2 });
  expect(readFigure(lacking)).toEqual({ name: 'skill', values: { skill: 'Adjuster', level: '2', asked: '>= 3' } });
});

test('what is no figure is none', () => {
  expect(readFigure('something of a later server')).toBeUndefined();
});
