import fc from 'fast-check';
import { parseDocuments } from '../../../domain/config/parse';
import { formatPath, pathParts } from '../../../domain/config/problem';
import { checkReferences } from '../../../domain/config/references';
import { soundPart } from '../../../domain/config/sound-part';

const division = { kind: 'division', key: 'claims' };
const plan = (...rings: object[]) => ({ kind: 'routing-plan', key: 'plan', division: 'claims', rings });

/** What documents name in vain, each where it was given; null: nothing can be said of it. */
function namedInVain(...given: object[]): string[] | null {
  const parsed = parseDocuments([division, ...given]);
  if (parsed.ok) throw new Error('nothing is wrong with them');
  const sound = soundPart(parsed.read);
  if (!sound) return null;
  return checkReferences(sound.documents, []).map(({ path, value }) => `${sound.placeOf(path)} ${String(value)}`);
}

test('a field of another form hides nothing that the others name', () => {
  expect(
    namedInVain({ kind: 'queue', key: 'q', division: 'claims', order: 'tallest', preferredAgents: ['tom'] }),
  ).toEqual(['documents[1].preferredAgents[0] tom']);
  expect(namedInVain(plan({ skills: 'Alpha > 1' }, { after: 'soon', skills: 'Beta > 1' }))).toEqual([
    'documents[1].rings[0].skills Alpha',
    'documents[1].rings[1].skills Beta',
  ]);
});

test('what cannot be read at all is left out, and places behind it are told as they were given', () => {
  expect(namedInVain(plan({ skills: 'Alpha > 1' }, 7 as never, { after: 'PT1H', skills: 'Beta > 1' }))).toEqual([
    'documents[1].rings[0].skills Alpha',
    'documents[1].rings[2].skills Beta',
  ]);
  expect(namedInVain(plan({ skill: 'Alpha > 1' }, { skills: 'Beta > 1' }))).toEqual([
    'documents[1].rings[1].skills Beta',
  ]);
});

test('nothing is said where a document does not say which it is: others may name it', () => {
  const queue = { kind: 'queue', key: 'q', division: 'claims', preferredAgents: ['tom'] };
  expect(namedInVain(queue, { kind: 'agent', key: 'TOM ', division: 'claims' })).toBeNull();
  expect(namedInVain(queue, { kind: 'agent' })).toBeNull();
});

test('what only its rules refuse is looked at whole', () => {
  const decision = {
    kind: 'decision',
    key: 'd',
    division: 'claims',
    inputs: ['Amount'],
    outputs: ['queue'],
    rules: [['> > 1', '"nowhere"']],
  };
  expect(namedInVain(decision, plan({ skills: 'Alpha > 1' }))).toContain('documents[2].rings[0].skills Alpha');
});

test('a path is made of its parts again', () => {
  const part = fc.oneof(
    fc.nat(20),
    fc.string({ minLength: 1 }),
    fc.constantFrom('rings', 'a-b', 'Fraud Detection', '"'),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      fc.pre(typeof parts[0] === 'string');
      expect(formatPath(pathParts(formatPath(parts)))).toBe(formatPath(parts));
      expect(pathParts(formatPath(parts))).toEqual(parts);
    }),
  );
});
