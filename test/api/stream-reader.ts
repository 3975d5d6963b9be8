import { waitUntil } from '../../cli/dev/wait-until';

export interface StreamMessage {
  event: string;
  id: string | undefined;
  data: Record<string, unknown>;
}

/** Reads a stream of the API until it is closed. */
export interface StreamReader {
  messages: StreamMessage[];
  /** Whether the server has ended it. */
  hasEnded(): boolean;
  /** Waits until a message satisfies the condition; fails after a while. */
  find(holds: (message: StreamMessage) => boolean): Promise<StreamMessage>;
  close(): void;
}

export async function readStream(origin: string, token: string, lastEventId?: string): Promise<StreamReader> {
  const abort = new AbortController();
  const answer = await fetch(`${origin}/v1/stream`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: abort.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`no stream: ${answer.status}`);
  const messages: StreamMessage[] = [];
  let isEnded = false;
  const reading = consume(answer.body, messages)
    .catch(() => {})
    .finally(() => {
      isEnded = true;
    });
  const reader: StreamReader = {
    messages,
    hasEnded: () => isEnded,
    find: async (holds) => {
      await waitUntil(() => messages.some(holds), { withinMs: 15_000, everyMs: 5 });
      const found = messages.find(holds);
      if (!found)
        throw new Error(
          `no such message among ${JSON.stringify(messages.map(({ event, data }) => [event, data['type']]))}`,
        );
      return found;
    },
    close: () => {
      abort.abort();
      void reading;
    },
  };
  await reader.find(({ event }) => event === 'open' || event === 'reset');
  return reader;
}

async function consume(body: ReadableStream<Uint8Array>, messages: StreamMessage[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    messages.push(...blocks.flatMap((block) => parse(block) ?? []));
  }
}

function parse(block: string): StreamMessage | undefined {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const event = field('event');
  return event === undefined ? undefined : { event, id: field('id'), data: JSON.parse(field('data') ?? '{}') };
}
