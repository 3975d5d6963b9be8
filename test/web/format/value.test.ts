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

test('a key reads as a word, a name as two letters, a priority as a whole number', () => {
  expect(keyText('awaiting-source')).toBe('Awaiting source');
  expect(initials('Ana Maria Adams')).toBe('AA');
  expect(initials('admin')).toBe('A');
  expect(priorityText(1249.6)).toBe('1,250');
  expect(priorityText(null)).toBe('–');
});
