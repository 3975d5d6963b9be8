import { reasonsFor } from '../../../domain/cases/intent';

const unbounded = <T>(work: () => T) => ({ value: work() });
const intents = [
  { when: 'contains(lower case(text), "refund")', reason: 'asks for a refund' },
  { when: 'attributes.order != null and channel = "mail"' },
  { when: 'text' },
];
const reasons = (interaction: { text: string; channel: string | null; attributes: object }) =>
  reasonsFor({ intents }, { ...interaction, attributes: { ...interaction.attributes } }, 0, unbounded);

test.each([
  ['nothing that it says', { text: 'hello', channel: null, attributes: {} }, []],
  ['its text', { text: 'A REFUND, please', channel: 'voice', attributes: { order: 'o' } }, [0]],
  ['its attributes and channel', { text: '', channel: 'mail', attributes: { order: 'o' } }, [1]],
  ['all of it', { text: 'refund', channel: 'mail', attributes: { order: 'o' } }, [0, 1]],
])('an intent follows from %s, and a rule that gives no truth does not count', (_, interaction, rules) => {
  expect(reasons(interaction).map(({ rule }) => rule)).toEqual(rules);
});

test('a reason is told in the words of its rule, or by its condition', () => {
  const told = reasons({ text: 'refund', channel: 'mail', attributes: { order: 'o' } });
  expect(told.map(({ reason }) => reason)).toEqual(['asks for a refund', intents[1]?.when]);
});
