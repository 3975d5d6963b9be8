import type { OutboundRules } from '../domain/receiver/judge-url';
import { judgedRequest, NoAnswer, type RequestHead, told } from './judged-request';

export class AnswerTooLarge extends Error {}

export interface Ask extends RequestHead {
  url: string;
  /** Null: none. */
  body: string | null;
  /** For the whole of it, to the last byte of the answer. */
  withinMs: number;
  limitBytes: number;
}

/** Answers the status, the media type without its parameters, and the body. Throws what keeps it from a whole answer. */
export async function httpAsk(
  { url, method, headers, body, withinMs, limitBytes }: Ask,
  rules: OutboundRules,
): Promise<{ status: number; type: string; bytes: Buffer }> {
  const length: Record<string, string> = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(told(error));
      sent.destroy();
    };
    const sent = judgedRequest(url, { method, headers: { ...headers, ...length } }, rules, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response
        .on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > limitBytes) fail(new AnswerTooLarge(`the answer has more than ${limitBytes} bytes`));
          else chunks.push(chunk);
        })
        .on('error', fail)
        .on('end', () => {
          clearTimeout(timer);
          const type = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
          resolve({ status: response.statusCode ?? 0, type, bytes: Buffer.concat(chunks) });
        });
    });
    timer = setTimeout(() => fail(new NoAnswer(`no answer within ${withinMs} ms`)), withinMs);
    sent.on('error', fail);
    sent.end(body ?? undefined);
  });
}
