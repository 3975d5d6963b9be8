import type { OfferView } from '../../../api/contract/agent';
import { notifyOffer } from '../../../web/src/features/agent/notify-offer';
import { useOfferAnswer } from '../../../web/src/features/agent/use-offer-answer';
import { drawnOnce, turn } from '../drawn-once';
import { startAllTexts } from '../text/all-texts';

jest.mock('../../../web/src/session/session', () => ({
  believed: () => null,
  noteSession: jest.fn(),
  onSession: jest.fn(),
  readSession: () => ({ end: null }),
}));

beforeAll(() => startAllTexts('en'));
afterEach(() => jest.restoreAllMocks());

const offer = (id: string) =>
  ({
    offerId: `offer-${id}`,
    item: { id, reference: `CLM-${id}`, names: { worktype: 'Claim', queue: 'Claims' } },
  }) as unknown as OfferView;

/** Two offers are accepted so many milliseconds apart; answers which items were asked for. */
async function accepted(msApart: number): Promise<readonly string[]> {
  const asked: string[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation((path) => {
    asked.push(String(path).split('/')[3] ?? '');
    return Promise.resolve(new Response(JSON.stringify({ id: 'any', screenPop: null })));
  });
  const now = jest.spyOn(performance, 'now').mockReturnValue(10_000);
  const { accept } = drawnOnce(() => useOfferAnswer(() => {}));
  accept(offer('1'));
  await turn();
  now.mockReturnValue(10_000 + msApart);
  accept(offer('2'));
  await turn();
  return asked;
}

test('a second press so soon does not take the offer that has come into the place of the first', async () => {
  expect(await accepted(599)).toEqual(['1']);
});

test('who has had time to read the next offer takes it', async () => {
  expect(await accepted(600)).toEqual(['1', '2']);
});

describe('a notification of the browser', () => {
  const given = { Notification: globalThis.Notification, document: globalThis.document };
  afterAll(() => {
    Object.assign(globalThis, given);
  });

  /** What he is told who sees the page or not, and has allowed it or not. */
  function told(permission: string, visibilityState: string, hasFocus: boolean): readonly string[] {
    const titles: string[] = [];
    class Notification extends EventTarget {
      static readonly permission = permission;
      constructor(title: string) {
        super();
        titles.push(title);
      }
    }
    Object.assign(globalThis, { Notification, document: { visibilityState, hasFocus: () => hasFocus } });
    notifyOffer(offer('1'));
    return titles;
  }

  test('tells who looks elsewhere, and not who sees the page', () => {
    expect(told('granted', 'visible', true)).toEqual([]);
    expect(told('granted', 'visible', false)).toEqual(['Offer CLM-1 · Casewright']);
    expect(told('granted', 'hidden', true)).toHaveLength(1);
  });

  test.each(['default', 'denied'])('tells nobody who has not asked for it: %s', (permission) => {
    expect(told(permission, 'hidden', false)).toEqual([]);
  });
});
