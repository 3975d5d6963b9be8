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
        { line: 4, ok: false, problem: { title: 'an object is wanted' } },
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

const sent = (line: number) => ({ line, ok: true as const, capture: { externalId: `C-${line}` } });

/** Says of each captured line what `statusOf` says at that try; null: nothing. */
function answering(statusOf: (externalId: string, attempt: number) => number | null): RequestListener {
  let attempt = 0;
  return (request, response) => {
    attempt += 1;
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const ids = body.split('\n').map((text) => (JSON.parse(text) as { externalId: string }).externalId);
      const results = ids.flatMap((externalId, index) => {
        const status = statusOf(externalId, attempt);
        return status === null ? [] : [JSON.stringify({ line: index + 1, status, externalId })];
      });
      response.end(results.join('\n'));
    });
  };
}

test('lines that the server could not take at the moment are sent again, and only they', async () => {
  const asked: string[] = [];
  const server = answering((externalId, attempt) => {
    asked.push(`${externalId} ${attempt}`);
    if (externalId === 'C-2') return attempt < 3 ? 503 : 201;
    return externalId === 'C-3' && attempt === 1 ? null : 201;
  });
  const pauses: number[] = [];
  await against(server, async (origin) => {
    const lines = await sendBatch({ origin, token: '' }, [sent(1), sent(2), sent(3)], {
      pause: async (n) => pauses.push(n),
    });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new']);
  });
  expect(asked).toEqual(['C-1 1', 'C-2 1', 'C-3 1', 'C-2 2', 'C-3 2', 'C-2 3']);
  expect(pauses).toEqual([1, 2]);
});

test('lines that it can never take count as failed after five tries', async () => {
  let tries = 0;
  const server = answering((externalId, attempt) => {
    tries = attempt;
    return externalId === 'C-1' ? 503 : 201;
  });
  await against(server, async (origin) => {
    const lines = await sendBatch({ origin, token: '' }, [sent(1), sent(2)], { pause: async () => {} });
    expect(lines).toMatchObject([
      { line: 1, externalId: 'C-1', outcome: 'failed', problem: { title: 'status 503' } },
      { line: 2, outcome: 'new' },
    ]);
  });
  expect(tries).toBe(5);
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
