import { attributeLabel, attributeText, initials, keyText, priorityText } from '../../../web/src/format/value';
import { showLanguage } from '../../../web/src/text/i18n';

beforeAll(() => showLanguage('en'));

test.each([
  ['Claim_Value', 'Claim value'],
  ['dealValue', 'Deal value'],
  ['Case_ID', 'Case ID'],
  ['Customer ID', 'Customer ID'],
  ['alternative-contact-number', 'Alternative contact number'],
])('attribute %s is labelled %s', (key, label) => {
  expect(attributeLabel(key)).toBe(label);
});

test.each([
  [null, '–'],
  ['', '–'],
  [100_001, '100,001'],
  [0.5, '0.5'],
  [true, 'Yes'],
  ['Gold', 'Gold'],
  [['a', 1], '["a",1]'],
])('attribute value %j reads %s', (value, text) => {
  expect(attributeText(value)).toBe(text);
});

test.each([
  [1e-7, '1E-7'],
  [-0.00001234, '-1.234E-5'],
  [0, '0'],
  [0.25, '0.25'],
  [9_007_199_254_740_991, '9,007,199,254,740,991'],
  [1e308, '1E308'],
])('the number %d reads %s: neither nothing nor a screen of digits', (value, text) => {
  expect(attributeText(value)).toBe(text);
});

test('a priority that digits make wider than its column is told shorter', () => {
  expect([9_999_999, -365_919_419, 1e300].map((priority) => priorityText(priority))).toEqual([
    '9,999,999',
    '-3.659E8',
    '1E300',
  ]);
});

test('a key reads as a word, a name as two letters, a priority as a whole number', () => {
  expect(keyText('awaiting-source')).toBe('Awaiting source');
  expect(initials('Ana Maria Adams')).toBe('AA');
  expect(initials('admin')).toBe('A');
  expect(priorityText(1249.6)).toBe('1,250');
  expect(priorityText(null)).toBe('–');
});
