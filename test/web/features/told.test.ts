import { interactionOf, type Told } from '../../../web/src/intent/told';

const told = (given: Partial<Told>): Told => ({ id: 'by-hand-1', channel: '', text: '', isKnown: false, ...given });

test.each<[fact: string, given: Partial<Told>, interaction: object | undefined]>([
  ['nothing that was said is no interaction', { channel: 'mail', text: ' ' }, undefined],
  ['what was said is kept, with how it came', { channel: 'mail', text: ' hello ' }, { channel: 'mail', text: 'hello' }],
  ['one that is known is linked without a text', { id: 'call-1', isKnown: true }, { id: 'call-1' }],
])('%s', (_fact, given, interaction) => {
  const expected = interaction === undefined ? {} : { interaction: { id: 'by-hand-1', ...interaction } };
  expect(interactionOf(told(given))).toEqual(expected);
});
