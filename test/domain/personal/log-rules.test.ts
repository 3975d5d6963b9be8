import { Writable } from 'node:stream';
import { ApplicationFailure } from '@temporalio/common';
import fc from 'fast-check';
import pino from 'pino';
import { logRules } from '../../../domain/personal/log-rules';

const CANARY = 'Erika-4711';

function logged(write: (log: pino.Logger) => void): string {
  let text = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  write(pino({ level: 'trace', ...logRules }, sink));
  return text;
}

test('what an error quotes is masked, wherever the value lies; its type, code and frames are told', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('"', "'", '`', '('),
      fc.string({ maxLength: 20 }),
      fc.constantFrom('err', 'error', 'cause'),
      (mark, around, field) => {
        const quoted = `${mark}${around}${CANARY}${around}${mark === '(' ? ')' : mark}`;
        const error = Object.assign(new RangeError(`invalid input for numeric: ${quoted}`), { code: '22P02' });
        const line = logged((log) => log.warn({ [field]: error }, 'it failed'));
        expect(line).not.toContain(CANARY);
        expect(JSON.parse(line)[field]).toMatchObject({ type: 'RangeError', code: '22P02' });
        expect(JSON.parse(line)[field].stack).toMatch(/^\s+at /);
      },
    ),
  );
});

test('of a JSON text that does not parse nothing is told', () => {
  const line = logged((log) => {
    try {
      JSON.parse(`{${CANARY}`);
      JSON.parse(`"${CANARY}`);
    } catch (error) {
      log.error({ err: error }, 'a request failed');
    }
  });
  expect(line).not.toContain(CANARY);
});

test('a failure that went through a workflow is told by its type, also as a text and as a cause', () => {
  const failure = ApplicationFailure.nonRetryable(`no account of ${CANARY}`, 'NO_ACCOUNT');
  const lines = logged((log) => {
    log.warn({ error: failure }, 'Activity failed');
    log.warn({ error: String(failure) }, 'An order failed');
    log.warn({ err: new Error('a turn failed', { cause: failure }) }, 'again');
  });
  expect(lines).not.toContain(CANARY);
  expect(JSON.parse(lines.split('\n')[0] ?? '').error).toMatchObject({
    type: 'ApplicationFailure',
    code: 'NO_ACCOUNT',
  });
});

test('objects that hold attributes are masked; IDs are told', () => {
  const line = logged((log) => log.warn({ item: 'i-1', state: { attributes: { name: CANARY } }, body: [CANARY] }, 'x'));
  expect(line).not.toContain(CANARY);
  expect(JSON.parse(line)).toMatchObject({ item: 'i-1', state: '[masked]', body: '[masked]' });
});
