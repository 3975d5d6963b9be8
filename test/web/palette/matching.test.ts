import { offerActions, readActions } from '../../../web/src/palette/actions-store';
import { matching } from '../../../web/src/palette/matching';
import { telAddress } from '../../../web/src/item/phone';

const action = (id: string, label = id) => ({ id, label, run: () => {} });

test('each word stands in the label, in any order; what begins with the text comes first', () => {
  const actions = [action('1', 'Set the status: CLM-1'), action('2', 'Not ready: Lunch'), action('3', 'Status page')];
  expect(matching(actions, 'status').map(({ id }) => id)).toEqual(['3', '1']);
  expect(matching(actions, 'lunch ready').map(({ id }) => id)).toEqual(['2']);
  expect(matching(actions, ' ')).toHaveLength(3);
});

test('what is on top of the screen comes first, hides its like below, and is gone with its screen', () => {
  const below = offerActions(() => [action('a', 'below'), action('b')]);
  const above = offerActions(() => [action('a', 'above')]);
  expect(readActions().map(({ label }) => label)).toEqual(['above', 'b']);
  above();
  expect(readActions().map(({ label }) => label)).toEqual(['below', 'b']);
  below();
  expect(readActions()).toEqual([]);
});

test.each([
  ['Contact_Number', '+44 20 7946 0931', 'tel:+442079460931'],
  ['Alternative_Contact_Number', '(0351) 123-456', 'tel:0351123456'],
  ['Phone', 'ask his wife', null],
  ['Claim_Number', '+44 20 7946 0931', null],
  ['Phone', 4420, null],
  ['Phone', '+1', null],
])('%s %s is dialled by %s', (name, value, address) => {
  expect(telAddress(name, value)).toBe(address);
});
