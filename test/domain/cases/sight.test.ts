import { entriesOf, showsLink, sightOf, type Viewer } from '../../../domain/cases/sight';
import { caseParts, caseSight } from '../../../domain/config/case-sight';

const sight = caseSight.parse({
  restricted: true,
  views: {
    medical: { attributes: ['diagnosis'], parts: ['notes'] },
    money: { attributes: ['amount'], parts: ['links'] },
    calls: { parts: ['interactions'] },
  },
  roles: { doctor: ['medical'], payer: ['money', 'calls'], worker: ['money'] },
});
const agent = (key: string, role: string) => ({ agent: key, name: null, role });
const file = { owner: 'olga', participants: [agent('dan', 'doctor'), agent('pam', 'payer'), agent('gus', 'guest')] };
const viewer = (key: string | null, more: Partial<Viewer> = {}): Viewer => ({
  agent: key,
  seesAll: false,
  works: false,
  ...more,
});
const seen = (given: Viewer) => {
  const found = sightOf(sight, file, given);
  return found === null || found === 'whole' ? found : [[...found.attributes], [...found.parts]];
};

test('a restricted case is whole to its owner and supervisors, in part to who takes part, and nothing to others', () => {
  expect(seen(viewer('olga'))).toBe('whole');
  expect(seen(viewer(null, { seesAll: true }))).toBe('whole');
  expect(seen(viewer('dan'))).toEqual([['diagnosis'], ['notes']]);
  expect(seen(viewer('pam'))).toEqual([['amount'], ['links', 'interactions']]);
  expect(seen(viewer('gus'))).toEqual([[], []]);
  expect(seen(viewer('eve'))).toBeNull();
  expect(seen(viewer(null))).toBeNull();
});

test('who does a task of it sees what workers see, unless he takes part in a role of his own', () => {
  expect(seen(viewer('eve', { works: true }))).toEqual([['amount'], ['links']]);
  expect(seen(viewer('dan', { works: true }))).toEqual([['diagnosis'], ['notes']]);
});

test('a case of a type that is gone is restricted; one of a type that restricts nothing is whole', () => {
  expect(sightOf(undefined, file, viewer('eve'))).toBeNull();
  expect(sightOf(caseSight.parse({}), file, viewer('eve'))).toBe('whole');
});

test('parts open their own entries and links, and no others', () => {
  expect(entriesOf('whole')).toBeNull();
  for (const part of caseParts) {
    const one = { attributes: new Set<string>(), parts: new Set([part]) };
    expect(entriesOf(one)?.includes('noted')).toBe(part === 'notes');
    expect(entriesOf(one)?.some((type) => type.startsWith('asked-') || type === 'incident')).toBe(false);
    expect(showsLink(one, 'interaction')).toBe(part === 'interactions');
    expect(showsLink(one, 'document')).toBe(part === 'links');
  }
});

test('a role names views that there are', () => {
  expect(caseSight.safeParse({ roles: { doctor: ['medical'] } }).success).toBe(false);
});
