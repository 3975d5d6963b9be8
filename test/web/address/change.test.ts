import { changedHref } from '../../../web/src/address/destination';
import type { Here } from '../../../web/src/address/destination';

const cases: Here = { path: '/cases', texts: { q: 'smith', sort: 'priority' } };

test('a text that is given is in the address, one that is taken out is not, and the rest stays', () => {
  expect(changedHref('/cases', { q: undefined, type: 'claim' }, cases)).toBe('/cases?sort=priority&type=claim');
});

test('a text that the page does not know goes with the first change', () => {
  expect(changedHref('/cases', { q: 'x' }, { path: '/cases', texts: { wall: 'on' } })).toBe('/cases?q=x');
});

test('what is made of the texts is made of those that the address has', () => {
  const longer = ({ q = '' }) => ({ q: `${q} 2` });
  expect(changedHref('/cases', longer, cases)).toBe('/cases?q=smith+2&sort=priority');
});

test('a page that was found by a path in capitals, or with a slash behind it, is that page', () => {
  expect(changedHref('/cases', { q: 'x' }, { path: '/Cases/', texts: {} })).toBe('/cases?q=x');
});

test('a page that is on its way out changes nothing of the one that comes', () => {
  expect(changedHref('/audit', { q: '7' }, cases)).toBeUndefined();
});
