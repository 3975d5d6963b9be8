import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import type { Environment } from '../connection';
import { cacheFolder } from './cache-folder';
import { openCluster } from './cluster';
import { startGuard } from './guard';
import { freePort, reserveFreePort, type Reservation } from './ports';
import { localPostgresUrl, postgresSpec, postgresUrl } from './postgres';
import type { ProcessSpec } from './process-spec';
import { programSpec } from './program-spec';
import { writeRunFile } from './run-file';
import { makeSchemaOnce } from './schema';
import type { StackPlan } from './stack-plan';
import { SupervisedProcess } from './supervised-process';
import { temporalPorts, temporalSpec, type TemporalPorts } from './temporal';
import { temporalBinary } from './temporal-binary';

export interface StackSurroundings {
  /** Data folder. */
  folder: string;
  env: Environment;
  say: (line: string) => void;
  /** Somebody has closed the demo's division: nobody of it can sign in any more. */
  onDemoClosed: () => void;
}

/** Where everything is to be found; ports of the servers are new each time. */
export interface StackAddresses {
  web: string;
  temporal: string;
  temporalUi: string;
  postgres: string;
}

/** What programs of this machine are told. */
interface Servers extends Omit<StackAddresses, 'web'> {
  localPostgres: string;
  temporalPorts: number[];
}

const host = '127.0.0.1';

/** For programs that speak plainly with this machine alone: reading more certificates would be half of Node's own start. */
const withoutTls = { NODE_EXTRA_CA_CERTS: '' };

/** The matcher's index lies in large pages of memory, where the system has them: docs/adr/0044. */
const largePages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' };

/** All parts of the embedded stack: what runs, and the order in which it starts and stops. */
export class Stack {
  private readonly plan: StackPlan;
  private readonly surroundings: StackSurroundings;
  private readonly guard = startGuard();
  private readonly processes: SupervisedProcess[] = [];
  private isStopping = false;

  constructor(plan: StackPlan, surroundings: StackSurroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
  }

  /** Starts servers and programs, side by side as far as it goes; resolves when all are ready. */
  async start(reservation: Reservation): Promise<StackAddresses> {
    // A turn later, so that the programs are spawned before them: these take longer to load than servers to start.
    const turn = new Promise((resolve) => setImmediate(resolve));
    const database = turn.then(() => this.startDatabase());
    const temporal = turn.then(() => this.startTemporal());
    const servers = Promise.all([database, temporal]).then(([first, second]) => ({ ...first, ...second }));
    await this.startPrograms(reservation, servers);
    const { postgres, temporal: grpc, temporalUi } = await servers;
    return { web: `http://${host}:${reservation.port}`, postgres, temporal: grpc, temporalUi };
  }

  /** Loads the demo meanwhile, and resolves when its documents are published and it plays. */
  async startDemo(started: Promise<StackAddresses>): Promise<void> {
    const env = { CASEWRIGHT_TOKEN: await this.plan.issuer.tokenFor('admin'), ...withoutTls };
    const goWith = started.then(({ web }) => ({ CASEWRIGHT_URL: web }));
    await this.run(
      'demo',
      async () => programSpec('demo', { env: { ...env, PORT: String(await freePort()) }, goWith }),
      (message) => {
        if ('closed' in message) this.surroundings.onDemoClosed();
      },
    );
  }

  /** Stops what was started, programs before the servers that they use. */
  async stop(force = false): Promise<void> {
    this.isStopping = true;
    const servers = this.processes.filter(({ name }) => name === 'postgres' || name === 'temporal');
    const programs = this.processes.filter((each) => !servers.includes(each));
    await Promise.all(programs.map((each) => each.stop(force)));
    await Promise.all(servers.map((each) => each.stop(force)));
  }

  private async startDatabase(): Promise<Pick<Servers, 'postgres' | 'localPostgres'>> {
    const { postgresPasswords: passwords } = this.plan;
    const cluster = await openCluster(this.places(), passwords);
    let port = 0;
    await this.run('postgres', async () => postgresSpec(cluster, (port = await freePort())));
    await makeSchemaOnce(this.surroundings.folder, port, passwords);
    return {
      postgres: postgresUrl({ port, password: passwords.owner }),
      localPostgres: localPostgresUrl(cluster, { port, password: passwords.app }),
    };
  }

  private async startTemporal(): Promise<Omit<Servers, 'postgres' | 'localPostgres'>> {
    const { env, folder, say } = this.surroundings;
    const binary = await temporalBinary(env, this.places().cacheFolder, say);
    let ports!: TemporalPorts;
    await this.run('temporal', async () => temporalSpec(binary, folder, (ports = await temporalPorts())));
    return {
      temporal: `${host}:${ports.grpc}`,
      temporalUi: `http://${host}:${ports.ui}`,
      temporalPorts: Object.values(ports),
    };
  }

  private async startPrograms({ port, socket }: Reservation, servers: Promise<Servers>): Promise<void> {
    const { issuerKeyFile, payloadKeysFile, password } = this.plan;
    const { env: ours } = this.surroundings;
    // The others are told of it before the matcher listens there, which is after the servers have started.
    const questions = await reserveFreePort();
    const goWith = servers.then(({ postgres, localPostgres, temporal, temporalPorts }) => ({
      DATABASE_URL: localPostgres,
      TEMPORAL_ADDRESS: temporal,
      // Receivers on this machine are called, its own servers are not.
      CASEWRIGHT_DEV_OWN_PORTS: [port, questions.port, new URL(postgres).port, ...temporalPorts].join(','),
    }));
    const hasKeys = ours['CASEWRIGHT_PAYLOAD_KEYS'] || ours['CASEWRIGHT_PAYLOAD_KEYS_FILE'];
    const keys: Record<string, string> = hasKeys ? {} : { CASEWRIGHT_PAYLOAD_KEYS_FILE: payloadKeysFile };
    // Of this checkout, whatever our own environment says.
    const worker = { WORKFLOW_BUNDLE: join(projectRoot, 'dist', 'workflow-bundle.js'), ...keys };
    const api = {
      CASEWRIGHT_HOST: host,
      ...keys,
      PORT: String(port),
      CASEWRIGHT_ADMINS: 'admin',
      CASEWRIGHT_DEV_KEY_FILE: issuerKeyFile,
      CASEWRIGHT_DEV_PASSWORD: password,
      ...(ours['CASEWRIGHT_OIDC_ISSUER'] ? {} : withoutTls),
    };
    const matcher = { CASEWRIGHT_MATCHER_PORT: String(questions.port), ...largePages, ...withoutTls };
    await Promise.all([
      this.run('worker', () => programSpec('worker', { env: worker, goWith })),
      this.run('api', () => programSpec('api', { env: api, goWith, socket })),
      this.run('matcher', () => programSpec('matcher', { env: matcher, goWith, socket: questions.socket })),
    ]);
  }

  private async run(
    name: string,
    specify: () => ProcessSpec | Promise<ProcessSpec>,
    onMessage: (message: object) => void = () => {},
  ): Promise<void> {
    // A stop during the start: what has not been started yet stays so.
    if (this.isStopping) return;
    const { folder, say } = this.surroundings;
    const supervised = new SupervisedProcess(name, {
      logFile: join(folder, 'logs', `${name}.log`),
      onChange: () => this.record(),
      onMessage,
      say,
    });
    this.processes.push(supervised);
    await supervised.start(specify);
  }

  private places(): { dataFolder: string; cacheFolder: string } {
    const { folder, env } = this.surroundings;
    return { dataFolder: folder, cacheFolder: cacheFolder(env, join(folder, 'cache')) };
  }

  private record(): void {
    const running = this.processes.flatMap(({ name, pid }) => (pid === null ? [] : [{ name, pid }]));
    writeRunFile(this.surroundings.folder, running);
    this.guard.watch(running.map(({ pid }) => pid));
  }
}
