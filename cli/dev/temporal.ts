import { get } from 'node:http';
import { join } from 'node:path';
import { freePort } from './ports';
import type { ProcessSpec } from './process-spec';

const host = '127.0.0.1';

export interface TemporalPorts {
  grpc: number;
  http: number;
  ui: number;
  metrics: number;
}

export async function temporalPorts(): Promise<TemporalPorts> {
  const [grpc, http, ui, metrics] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  return { grpc, http, ui, metrics };
}

/**
 * How to run the dev server with its database in the data folder. The journal settings are the measured ones: without
 * them it runs half as many workflows. A kill loses nothing; a power cut may lose the last commits, and the commit
 * protocol repairs that, because PostgreSQL is then ahead.
 */
export function temporalSpec(binary: string, dataFolder: string, ports: TemporalPorts): ProcessSpec {
  const options = {
    'db-filename': join(dataFolder, 'temporal.db'),
    ip: host,
    port: ports.grpc,
    'http-port': ports.http,
    'ui-port': ports.ui,
    'metrics-port': ports.metrics,
    'log-level': 'warn',
  };
  const pragmas = ['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const flags = ['--ui-disable-news-fetch', '--disable-config-file', '--disable-config-env'];
  return {
    command: binary,
    args: [
      'server',
      'start-dev',
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...pragmas,
      ...flags,
    ],
    stopSignal: 'SIGINT',
    isReady: () => answers(`http://${host}:${ports.http}/api/v1/namespaces/default`),
  };
}

/** By `http` and not by `fetch`, whose client takes three times as long to load. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy()).once('error', () => resolve(false));
  });
}
