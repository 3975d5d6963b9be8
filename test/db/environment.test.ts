import { z } from 'zod';
import { LogLevel, OptionalText, readEnvironment } from '../../db/environment';

const Env = z.object({ LOG_LEVEL: LogLevel, SMTP_URL: OptionalText.pipe(z.url().optional()) });

test('what is left out or empty has its default, or none', () => {
  expect(readEnvironment(Env, { SMTP_URL: '' })).toEqual({ LOG_LEVEL: 'info', SMTP_URL: undefined });
});

test('each variable that is wrong is named in a line of its own', () => {
  expect(() => readEnvironment(Env, { LOG_LEVEL: 'loud', SMTP_URL: 'mail' })).toThrow(
    /^LOG_LEVEL: .*\nSMTP_URL: [^\n]*$/,
  );
});
