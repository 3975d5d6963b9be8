import { QueryClient } from '@tanstack/react-query';
import type { ItemView } from '../../../api/contract/item';
import { keys } from '../../../web/src/api/keys';
import { useReach } from '../../../web/src/features/agent/use-reach';
import { drawnOnce } from '../drawn-once';

jest.mock('../../../web/src/session/session', () => ({ believed: () => null, noteSession: jest.fn() }));

/** Ana pulls from the queue of claims in order, and from that of letters by choice; calls are pushed to her alone. */
function reachOf(item: Partial<ItemView> | undefined) {
  const client = new QueryClient();
  client.setQueryData(keys.agentQueues('ana'), {
    queues: [
      { key: 'claims', pull: true, choice: false },
      { key: 'letters', pull: true, choice: true },
      { key: 'calls', pull: false, choice: true },
    ],
  });
  client.setQueryData(keys.workbins, {
    workbins: [
      { id: 'shared', mayPull: true, choice: true },
      { id: 'watched', mayPull: false, choice: true },
    ],
  });
  return drawnOnce(() => useReach('ana'), client)(item as ItemView | undefined);
}

const nowhere = { isInReach: false, canTake: false, next: null, isShelved: false };

test.each<[string, Partial<ItemView> | undefined, object]>([
  ['what lies on her own shelf', { state: 'parked', workbin: 'agent:ana' }, { canTake: true, isShelved: true }],
  ['what lies in a workbin that she takes from', { state: 'parked', workbin: 'shared' }, { canTake: true }],
  ['what waits where she may choose', { state: 'queued', queue: 'letters' }, { canTake: true }],
  ['what waits in order', { state: 'queued', queue: 'claims' }, { next: { queue: 'claims' } }],
])('%s is in reach', (_what, item, how) => {
  expect(reachOf(item)).toEqual({ ...nowhere, isInReach: true, ...how });
});

test.each<[string, Partial<ItemView> | undefined]>([
  ['what is not read yet', undefined],
  ['what waits where work is pushed', { state: 'queued', queue: 'calls' }],
  ['what lies in a workbin that she only watches', { state: 'parked', workbin: 'watched' }],
  ["what lies on somebody else's shelf", { state: 'parked', workbin: 'agent:ben' }],
  ['what somebody has in hand, of whichever queue', { state: 'connected', queue: 'letters' }],
])('%s is not', (_what, item) => {
  expect(reachOf(item)).toEqual(nowhere);
});
