import { connectionFrom } from '../../cli/connection';

test.each(['http://127.0.0.1:8080', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1/'])(
  'the address %s leads to the same server',
  (url) => {
    expect(connectionFrom({ CASEWRIGHT_URL: url, CASEWRIGHT_TOKEN: 'token' }).origin).toBe('http://127.0.0.1:8080');
  },
);

test('a server behind a path keeps it', () => {
  const { origin } = connectionFrom({
    CASEWRIGHT_URL: 'https://work.example.com/casewright/v1',
    CASEWRIGHT_TOKEN: 't',
  });
  expect(origin).toBe('https://work.example.com/casewright');
});

test.each([
  [{ CASEWRIGHT_TOKEN: 't' }, 'CASEWRIGHT_URL is not set'],
  [{ CASEWRIGHT_URL: 'http://127.0.0.1:8080' }, 'CASEWRIGHT_TOKEN is not set'],
  [{ CASEWRIGHT_URL: '127.0.0.1:8080', CASEWRIGHT_TOKEN: 't' }, 'not a web address'],
  [{ CASEWRIGHT_URL: 'ftp://example.com', CASEWRIGHT_TOKEN: 't' }, 'not a web address'],
])('%j is refused in words that say what to set', (env, words) => {
  expect(() => connectionFrom(env)).toThrow(words);
  expect(() => connectionFrom(env)).toThrow('Remedy: ');
});
