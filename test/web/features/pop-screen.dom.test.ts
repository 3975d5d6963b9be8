import { popScreen } from '../../../web/src/features/agent/pop-screen';

const given = globalThis.open;
afterEach(() => Object.assign(globalThis, { open: given }));

/** What was opened, and the window that it was opened in. */
function opening(opened: { opener: unknown } | null) {
  const open = jest.fn(() => opened);
  Object.assign(globalThis, { open });
  return open;
}

test('the page of a source opens in a window that cannot reach back', () => {
  const opened = { opener: 'this page' };
  const open = opening(opened);
  expect(popScreen({ screenPop: 'https://crm.example/cases/7' })).toBe(true);
  expect(open).toHaveBeenCalledWith('https://crm.example/cases/7', '_blank');
  expect(opened.opener).toBeNull();
});

test.each([null, 'http://crm.example/cases/7', 'javascript:alert(1)', 'data:text/html,x', '/cases/7', 'no address'])(
  '%s opens nothing',
  (screenPop) => {
    const open = opening({ opener: null });
    expect(popScreen({ screenPop })).toBe(false);
    expect(open).not.toHaveBeenCalled();
  },
);

test('a window that the browser blocked is told', () => {
  opening(null);
  expect(popScreen({ screenPop: 'https://crm.example/cases/7' })).toBe(false);
});
