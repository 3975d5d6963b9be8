import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { worktypeAttributes } from '../../../cli/capture/worktype-attributes';

/** Two divisions have a worktype `lead`; only `sales` is the home of the source. */
const answers: Record<string, unknown> = {
  '/v1/config/sources/web': { division: 'sales', document: { defaults: { worktype: 'lead' } } },
  '/v1/config/worktypes/lead?division=sales': {
    division: 'sales',
    document: { attributes: { properties: { Deal_Value: { type: 'number' } } } },
  },
};
const server = createServer((request, response) => {
  const answer = answers[request.url ?? ''];
  response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
});

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());

test.each([['lead'], [undefined]])(
  "of worktypes with one key the source's own is meant (given: %s)",
  async (worktype) => {
    const { port } = server.address() as AddressInfo;
    const connection = { origin: `http://127.0.0.1:${port}`, token: 't' };
    const attributes = await worktypeAttributes(connection, { source: 'web', worktype });
    expect(attributes).toEqual({ Deal_Value: { type: 'number' } });
  },
);
