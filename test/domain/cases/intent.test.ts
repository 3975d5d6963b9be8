import { reasonsFor, valuesOf } from '../../../domain/cases/intent';

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

describe('what rules read', () => {
  const policy = String.raw`replace(text, "(?s).*(P-[0-9]+).*", "$1")`;
  const reading = [
    {
      when: 'contains(text, "P-")',
      values: { Policy: policy, Sum: 'number(substring after(text, "sum "))', Kind: '"a"' },
    },
    { when: 'channel = "mail"', values: { Kind: '"b"', Day: 'date("2026-11-27")', Nothing: 'null', Blank: '""' } },
    { when: 'text = "never"', values: { Never: '1' } },
  ];
  const read = (text: string, channel: string | null = null, intents: typeof reading = reading) => {
    const interaction = { text, channel, attributes: {} };
    return valuesOf(
      { intents } as never,
      reasonsFor({ intents } as never, interaction, 0, unbounded),
      interaction,
      0,
      unbounded,
    );
  };

  test('is read by those that hold, and by no other', () => {
    expect(read('about P-17, sum 12.5')).toEqual({ Policy: 'P-17', Sum: 12.5, Kind: 'a' });
    expect(read('hello')).toEqual({});
  });

  test('of two that read the same, the first counts; what has no value is left out; a date is the text of one', () => {
    expect(read('P-1 sum of all', 'mail')).toEqual({ Policy: 'P-1', Kind: 'a', Day: '2026-11-27' });
  });

  test('what takes too long is asked for instead', () => {
    const interaction = { text: 'P-1', channel: null, attributes: {} };
    expect(valuesOf({ intents: reading } as never, [{ rule: 0, reason: '' }], interaction, 0, () => null)).toEqual({});
  });
});
