import { join } from 'node:path';
import { cacheFolder } from '../../cli/dev/cache-folder';
import { startGuard } from '../../cli/dev/guard';
import { installWheel } from '../../cli/dev/install-wheel';
import { openDataFolder } from '../../cli/dev/data-folder';
import { freePort } from '../../cli/dev/ports';
import { createDatabase, postgresSpec, postgresUrl } from '../../cli/dev/postgres';
import type { ProcessSpec } from '../../cli/dev/process-spec';
import { randomPassword } from '../../cli/dev/secret-file';
import { SupervisedProcess } from '../../cli/dev/supervised-process';
import { temporalSpec } from '../../cli/dev/temporal';
import { temporalBinary } from '../../cli/dev/temporal-binary';
import { testServerWheel } from '../../cli/dev/wheels';
import { migrate } from '../../db/migrate';

export interface TestServers {
  templateUrl: string;
  temporal: string;
  /** Binary of the time-skipping server; each test starts its own. */
  testServer: string;
  stop(): Promise<void>;
}

/** No test survives a power cut, so the database need not either: it is about twice as fast so. */
const careless = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

/** One PostgreSQL with a migrated template database and one Temporal dev server, for a whole run of jest. */
export async function startTestServers(): Promise<TestServers> {
  const folder = openDataFolder({ ephemeral: true });
  const cache = cacheFolder(process.env, join(folder.path, 'cache'));
  const guard = startGuard();
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const running: SupervisedProcess[] = [];
  const run = async (spec: ProcessSpec) => {
    const supervised = new SupervisedProcess(spec, {
      logFile: join(folder.path, 'logs', `${spec.name}.log`),
      onChange: () => guard.watch(running.flatMap(({ pid }) => pid ?? [])),
      say,
    });
    running.push(supervised);
    await supervised.start();
  };
  const [port, grpc, http, ui, metrics] = await Promise.all(Array.from({ length: 5 }, freePort));
  const database = async () => {
    const server = { port: port!, password: randomPassword() };
    await run(await postgresSpec({ dataFolder: folder.path, cacheFolder: cache, ...server, more: careless }));
    await createDatabase(server);
    await migrate(postgresUrl(server));
    return postgresUrl(server);
  };
  const temporal = async () => {
    const binary = await temporalBinary(process.env, cache, say);
    await run(temporalSpec(binary, folder.path, { grpc: grpc!, http: http!, ui: ui!, metrics: metrics! }));
    return `127.0.0.1:${grpc}`;
  };
  const testServer = async () => {
    const fetched = await installWheel(testServerWheel, cache, say);
    if (!fetched.ok) throw new Error(`The time-skipping server for the tests could not be fetched: ${fetched.why}`);
    return fetched.path;
  };
  const stop = async () => {
    await Promise.all(running.map((each) => each.stop()));
    folder.discard();
  };
  try {
    const [templateUrl, address, binary] = await Promise.all([database(), temporal(), testServer()]);
    return { templateUrl, temporal: address, testServer: binary, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
