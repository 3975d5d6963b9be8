import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callApi } from '../../cli/call-api';
import { sendBatch } from '../../cli/capture/send-batch';

test('a server that goes away in the middle of its answer is told in words, with the remedy', async () => {
  await against(
    (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half an', () => response.destroy());
    },
    async (origin) => {
      const call = callApi({ origin, token: '' }, { method: 'GET', path: '/' });
      await expect(call).rejects.toThrow(/^The server at .* cannot be reached: .*\nRemedy: start it/);
    },
  );
});

test('the results of a batch come in the order of the file, and each names the external ID that its line has', async () => {
  const results = [
    { line: 1, status: 400, error: { code: 'INVALID_INPUT' } },
    { line: 2, status: 201, externalId: 'b' },
  ];
  await against(
    (_, response) => response.end(results.map((result) => JSON.stringify(result)).join('\n')),
    async (origin) => {
      const lines = await sendBatch({ origin, token: '' }, [
        { line: 2, ok: true, capture: { externalId: 'a' } },
        { line: 4, ok: false, why: 'an object is wanted' },
        { line: 5, ok: true, capture: { externalId: 'b' } },
      ]);
      expect(lines).toMatchObject([
        { line: 2, externalId: 'a', outcome: 'failed' },
        { line: 4, outcome: 'failed' },
        { line: 5, externalId: 'b', outcome: 'new' },
      ]);
    },
  );
});

async function against(answer: RequestListener, use: (origin: string) => Promise<void>): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
