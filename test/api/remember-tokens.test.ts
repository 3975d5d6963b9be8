import { rememberTokens } from '../../api/auth/remember-tokens';
import type { VerifiedToken } from '../../api/auth/token-verifier';

const token = (expiresMs: number): VerifiedToken => ({
  subject: 'ana',
  isLocal: true,
  groups: [],
  scopes: null,
  issuedMs: 0,
  expiresMs,
});

/** A verifier that counts, with a clock that a test sets. */
function counted(verify: (text: string) => VerifiedToken) {
  const seen = { checks: 0, nowMs: 0 };
  const remembered = rememberTokens(
    async (text) => {
      seen.checks += 1;
      return verify(text);
    },
    () => seen.nowMs,
  );
  return { seen, remembered };
}

test('a token is checked once a minute', async () => {
  const { seen, remembered } = counted(() => token(1_000_000));
  for (const [atMs, checks] of [
    [0, 1],
    [59_999, 1],
    [60_000, 2],
    [119_999, 2],
  ] as const) {
    seen.nowMs = atMs;
    expect(await remembered('a')).toEqual(token(1_000_000));
    expect(seen.checks).toBe(checks);
  }
});

test('a token is not believed beyond its end', async () => {
  const { seen, remembered } = counted(() => {
    if (seen.nowMs >= 10_000) throw new Error('expired');
    return token(10_000);
  });
  await remembered('a');
  seen.nowMs = 10_000;
  await expect(remembered('a')).rejects.toThrow('expired');
});

test('a token that was refused is checked again, and one says nothing about another', async () => {
  const { seen, remembered } = counted((text) => {
    if (text === 'bad') throw new Error('refused');
    return token(1_000_000);
  });
  await remembered('good');
  await expect(remembered('bad')).rejects.toThrow('refused');
  await expect(remembered('bad')).rejects.toThrow('refused');
  expect(seen.checks).toBe(3);
});

test('ten thousand tokens are remembered, and the oldest is forgotten first', async () => {
  const { seen, remembered } = counted(() => token(1_000_000));
  for (let index = 0; index <= 10_000; index += 1) await remembered(`token-${index}`);
  expect(seen.checks).toBe(10_001);
  await remembered('token-1');
  expect(seen.checks).toBe(10_001);
  await remembered('token-0');
  expect(seen.checks).toBe(10_002);
});
