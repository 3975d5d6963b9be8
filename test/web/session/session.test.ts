import type * as Module from '../../../web/src/session/session';

type Tab = typeof Module;
type Told = (event: { data: unknown }) => void;

/** Tabs of one browser hear each other, and not themselves. */
class Channel {
  static readonly all = new Set<Channel>();
  private told: Told = () => {};
  constructor() {
    Channel.all.add(this);
  }
  addEventListener(_: string, told: Told): void {
    this.told = told;
  }
  postMessage(data: unknown): void {
    for (const each of Channel.all) if (each !== this) each.told({ data });
  }
}

const given = globalThis.BroadcastChannel;
beforeEach(() => Object.assign(globalThis, { BroadcastChannel: Channel }));
afterEach(() => {
  Object.assign(globalThis, { BroadcastChannel: given });
  Channel.all.clear();
});

function openTab(): Tab {
  let tab: Tab | undefined;
  jest.isolateModules(() => {
    tab = jest.requireActual<Tab>('../../../web/src/session/session');
  });
  if (!tab) throw new Error('no tab');
  return tab;
}

test('who loads the page where he is signed in begins no other session, in whatever tab', () => {
  const [one, two] = [openTab(), openTab()];
  one.noteSession('ana');
  two.noteSession('ana');
  one.noteSession('ana');
  expect([one, two].map((tab) => tab.readSession())).toEqual([
    { isSignedIn: true, end: null, number: 0 },
    { isSignedIn: true, end: null, number: 0 },
  ]);
});

test('a window that is told that the session is not that of whom it believed asks anew, once', () => {
  const tab = openTab();
  tab.noteSession('ana');
  expect(tab.believed()).toBe('ana');
  tab.noteOther('ana');
  expect(tab.believed()).toBeNull();
  tab.noteSession('ben');
  // To what was asked before.
  tab.noteOther('ana');
  expect([tab.believed(), tab.readSession().number]).toEqual(['ben', 1]);
});

test('somebody else in the place of one who was signed in has a session of his own, in every tab', () => {
  const [one, two, third] = [openTab(), openTab(), openTab()];
  one.noteSession('ana');
  two.noteSession('ana');
  third.noteSession(null);
  const heard = jest.fn();
  two.onSession(heard);
  // He came by the identity provider, which no tab of ours saw.
  one.noteSession('ben');
  expect(heard).toHaveBeenCalledTimes(1);
  expect([one, two, third].map((tab) => tab.readSession())).toEqual([
    { isSignedIn: true, end: null, number: 1 },
    { isSignedIn: true, end: null, number: 1 },
    { isSignedIn: true, end: null, number: 2 },
  ]);
  for (const tab of [two, third, one]) tab.noteSession('ben');
  expect([one, two, third].map((tab) => tab.readSession().number)).toEqual([1, 1, 2]);
});

test('after the end of a session the next one is another', () => {
  const [one, two] = [openTab(), openTab()];
  one.noteSession('ana');
  two.noteSession('ana');
  one.endSession('signed-out');
  expect(two.readSession()).toEqual({ isSignedIn: false, end: 'signed-out', number: 1 });
  one.startSession();
  one.noteSession('ana');
  expect(two.readSession()).toEqual({ isSignedIn: true, end: null, number: 2 });
});
