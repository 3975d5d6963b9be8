import { CommandFailure } from './command-failure';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the server is and who we are there. `origin` has neither `/v1` nor a final slash. */
export interface Connection {
  origin: string;
  token: string;
}

/** Reads `CASEWRIGHT_URL` and `CASEWRIGHT_TOKEN`; the address may end in `/` or `/v1`. */
export function connectionFrom(env: Environment): Connection {
  const { CASEWRIGHT_URL: url, CASEWRIGHT_TOKEN: token } = env;
  if (!url || !token) {
    throw new CommandFailure(
      `${url ? 'CASEWRIGHT_TOKEN' : 'CASEWRIGHT_URL'} is not set.`,
      'set CASEWRIGHT_URL to the address of the server (http://127.0.0.1:8080) and CASEWRIGHT_TOKEN to an access token; `npm start -- --json` prints both.',
    );
  }
  return { origin: originOf(url), token };
}

function originOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new CommandFailure(`CASEWRIGHT_URL is not a web address: ${url}`, 'write it as http://127.0.0.1:8080.');
  }
  return url.replace(/\/+$/, '').replace(/\/v1$/, '').replace(/\/+$/, '');
}
