import { waitUntil } from '../../cli/dev/wait-until';
import type { AbuseCase, Chapter } from './abuse-case';
import { RUSH, type World } from './world';

const ready = ({ ask }: World, presence: string) => ask('ana', 'PUT /v1/agents/ana/presence', { presence });
let urgency = 10_000;

/** A new item on offer to Ana, the most urgent of all. */
async function offered(world: World): Promise<{ id: string; offerId: string }> {
  await ready(world, 'offline');
  const id = await world.item({ priority: (urgency += 1) });
  await ready(world, 'ready');
  let offerId = '';
  await waitUntil(
    async () => {
      const { body } = await world.read('ana', 'GET /v1/agents/ana/work');
      offerId = body.offers.find((offer: { item: { id: string } }) => offer.item.id === id)?.offerId ?? '';
      return offerId !== '';
    },
    { withinMs: 20_000 },
  );
  return { id, offerId };
}

/** What is tried with an offer; nothing stays in Ana's hands. */
const withOffer = (
  tries: string,
  answers: string,
  run: (world: World, offer: { id: string; offerId: string; path: string }) => Promise<string>,
): AbuseCase => ({
  tries,
  answers,
  run: async (world) => {
    const offer = await offered(world);
    try {
      return await run(world, { ...offer, path: `POST /v1/workitems/${offer.id}/actions` });
    } finally {
      await world.ask('admin', `POST /v1/workitems/${offer.id}/actions/cancel`, {});
    }
  },
});

/** How many of those at once had it. */
async function race(answers: Promise<string>[], isWin: RegExp): Promise<string> {
  const all = await Promise.all(answers);
  const wins = all.filter((answer) => isWin.test(answer)).length;
  const faults = all.filter((answer) => answer.startsWith('5')).length;
  return `${wins} of ${all.length} has it${faults > 0 ? `, ${faults} faults` : ''}`;
}

const each = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));

export const api6: Chapter = {
  api: 'API6',
  title: 'Unrestricted access to sensitive business flows',
  file: 'test/abuse/api06.ts',
  cases: [
    withOffer(
      'an offer that was taken, taken again by its agent',
      '200, 200, 1 version',
      async ({ read }, { id, offerId, path }) => {
        const first = await read('ana', `${path}/accept`, { offerId });
        const again = await read('ana', `${path}/accept`, { offerId });
        const { body } = await read('ana', `GET /v1/workitems/${id}`);
        return `${first.status}, ${again.status}, ${body.version - first.body.version + 1} version`;
      },
    ),
    withOffer('the offer of another agent', '409 NOT_YOURS', ({ ask }, { offerId, path }) =>
      ask('ben', `${path}/accept`, { offerId }),
    ),
    withOffer('the offer of another item', '409 NOT_OFFERED', async ({ ask, item }, { offerId }) =>
      ask('ana', `POST /v1/workitems/${await item()}/actions/accept`, { offerId }),
    ),
    withOffer('an offer that was declined, taken later', '200, 409 NOT_OFFERED', async ({ ask }, { offerId, path }) => {
      const declined = await ask('ana', `${path}/decline`, { offerId });
      return `${declined}, ${await ask('ana', `${path}/accept`, { offerId })}`;
    }),
    withOffer(
      'an offer that is no longer open once its item was cancelled',
      '409 ITEM_CLOSED',
      async ({ ask }, { offerId, path }) => {
        await ask('admin', `${path}/cancel`, {});
        return ask('ana', `${path}/accept`, { offerId });
      },
    ),
    withOffer(`an offer that ${RUSH} agents take at once`, `1 of ${RUSH} has it`, ({ ask }, { offerId, path }) =>
      race(
        each(RUSH, (at) => ask(at === 7 ? 'ana' : at === 8 ? 'ben' : `sue`, `${path}/accept`, { offerId })),
        /^200/,
      ),
    ),
    {
      tries: `an item that ${RUSH} agents pull at once`,
      answers: `1 of ${RUSH} has it`,
      run: async ({ read, ask }) => {
        const { body } = await read('source:rush', 'POST /v1/workitems', {
          externalId: 'one-for-twenty',
          worktype: 'rush',
          attributes: {},
        });
        return race(
          each(RUSH, (at) => ask(`p${at}`, `POST /v1/workitems/${body.id}/actions/pull`, {})),
          /^200/,
        );
      },
    },
    {
      tries: `the next item, which ${RUSH} agents take at once`,
      answers: `1 of ${RUSH} has it`,
      run: async ({ read, ask }) => {
        await read('source:rush', 'POST /v1/workitems', { externalId: 'next', worktype: 'rush', attributes: {} });
        return race(
          each(RUSH, (at) => ask(`p${at}`, `POST /v1/agents/p${at}/pull`, {})),
          /^200/,
        );
      },
    },
    {
      tries: 'the same capture twenty times at once',
      answers: '1 of 20 has it',
      run: ({ ask }) => {
        const body = { externalId: 'twenty', worktype: 'rush', attributes: {} };
        return race(
          each(20, () => ask('source:rush', 'POST /v1/workitems', body)),
          /^201/,
        );
      },
    },
    {
      tries: 'the same Idempotency-Key twenty times at once, then with another body',
      answers: '1 item, 422 IDEMPOTENCY_KEY_REUSED',
      run: async ({ read, ask }) => {
        const body = (externalId: string) => ({ externalId, worktype: 'rush', attributes: {} });
        const headers = { 'idempotency-key': 'race' };
        const answers = await Promise.all(
          each(20, () => read('source:rush', 'POST /v1/workitems', body('race'), headers)),
        );
        const made = new Set(answers.flatMap(({ status, body: { id } }) => (status === 201 ? [id] : [])));
        const other = await ask('source:rush', 'POST /v1/workitems', body('other'), headers);
        return `${made.size} item, ${other}`;
      },
    },
    {
      tries: 'another body under the key of a request that takes none',
      answers: '200, 422 IDEMPOTENCY_KEY_REUSED',
      run: async ({ ask, examples }) => {
        const path = examples['POST /v1/notifications/{id}/read']?.path ?? '';
        const headers = { 'idempotency-key': 'empty' };
        const first = await ask('sue', `POST ${path}`, undefined, headers);
        return `${first}, ${await ask('sue', `POST ${path}`, {}, headers)}`;
      },
    },
    {
      tries: 'a completion of what somebody else holds',
      answers: '409 WRONG_STATE WRONG_STATE',
      run: async ({ ask, item }) => ask('ben', `POST /v1/workitems/${await item()}/actions/complete`, {}),
    },
  ],
};
