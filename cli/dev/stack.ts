import { join } from 'node:path';
import { migrate } from '../../db/migrate';
import type { Environment } from '../connection';
import { cacheFolder } from './cache-folder';
import type { DataFolder } from './data-folder';
import type { DevOptions } from './dev-options';
import { startGuard } from './guard';
import { localIssuer, newIssuerKey, type LocalIssuer } from './local-issuer';
import { freePort } from './ports';
import { planPostgres } from './postgres';
import type { ProcessSpec } from './process-spec';
import { programSpec } from './program-spec';
import { writeRunFile } from './run-file';
import { randomPassword, secretFile } from './secret-file';
import { SupervisedProcess } from './supervised-process';
import { temporalSpec } from './temporal';
import { temporalBinary } from './temporal-binary';

export interface StackAddresses {
  web: string;
  temporal: string;
  temporalUi: string;
  postgres: string;
}

export interface RunningStack {
  addresses: StackAddresses;
  issuer: LocalIssuer;
  /** With which the local people sign in. */
  password: string;
}

export interface StackInput {
  folder: DataFolder;
  port: number;
  options: DevOptions;
  env: Environment;
  say: (line: string) => void;
}

/** All parts of the embedded stack: what runs, and the order in which it starts and stops. */
export class Stack {
  private readonly input: StackInput;
  private readonly guard = startGuard();
  /** In the order of their start. */
  private processes: SupervisedProcess[] = [];
  private isStopping = false;

  constructor(input: StackInput) {
    this.input = input;
  }

  /** Starts everything; resolves when the API answers and the demo, if wanted, is in place. */
  async start(): Promise<RunningStack> {
    const { folder, port, options, env } = this.input;
    const inFolder = (name: string) => join(folder.path, name);
    const keyFile = inFolder('issuer-key.json');
    const [issuer, password, servers] = await Promise.all([
      secretFile(keyFile, newIssuerKey).then(localIssuer),
      secretFile(inFolder('sign-in-password'), () => randomPassword(9)),
      this.startServers(),
    ]);
    const shared = {
      DATABASE_URL: servers.databaseUrl,
      TEMPORAL_ADDRESS: servers.temporal,
      LOG_LEVEL: env['LOG_LEVEL'] ?? 'info',
    };
    const web = `http://127.0.0.1:${port}`;
    const local = { CASEWRIGHT_ADMINS: 'admin', CASEWRIGHT_DEV_KEY_FILE: keyFile, CASEWRIGHT_DEV_PASSWORD: password };
    await Promise.all([
      this.run(programSpec('api', { ...shared, ...local, HOST: '127.0.0.1', PORT: String(port) })),
      this.run(programSpec('worker', shared)),
      this.run(programSpec('matcher', shared)),
    ]);
    if (options.demo) {
      const token = await issuer.tokenFor('admin');
      const receiver = String(await freePort());
      await this.run(programSpec('demo', { CASEWRIGHT_URL: web, CASEWRIGHT_TOKEN: token, PORT: receiver }));
    }
    const { temporal, temporalUi, databaseUrl } = servers;
    return { addresses: { web, temporal, temporalUi, postgres: databaseUrl }, issuer, password };
  }

  /** Stops what was started, programs before the servers that they use. */
  async stop(force = false): Promise<void> {
    this.isStopping = true;
    const servers = this.processes.filter(({ name }) => name === 'postgres' || name === 'temporal');
    const programs = this.processes.filter((each) => !servers.includes(each));
    await Promise.all(programs.map((each) => each.stop(force)));
    await Promise.all(servers.map((each) => each.stop(force)));
  }

  /** Database and Temporal side by side; migrations as soon as the database is there. */
  private async startServers(): Promise<{ databaseUrl: string; temporal: string; temporalUi: string }> {
    const { folder, env } = this.input;
    const cache = cacheFolder(env, join(folder.path, 'cache'));
    const [port, grpc, http, ui, metrics] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ]);
    const database = async () => {
      const postgres = await planPostgres({ dataFolder: folder.path, cacheFolder: cache }, port);
      await this.run(postgres.spec);
      await postgres.createDatabase();
      await migrate(postgres.url());
      return postgres.url();
    };
    const temporal = async () =>
      this.run(
        temporalSpec(await temporalBinary(env, cache, this.input.say), folder.path, { grpc, http, ui, metrics }),
      );
    const [databaseUrl] = await Promise.all([database(), temporal()]);
    return { databaseUrl, temporal: `127.0.0.1:${grpc}`, temporalUi: `http://127.0.0.1:${ui}` };
  }

  private async run(spec: ProcessSpec): Promise<void> {
    // A stop during the start: what has not been started yet stays so.
    if (this.isStopping) return;
    const { folder, say } = this.input;
    const supervised = new SupervisedProcess(spec, {
      logFile: join(folder.path, 'logs', `${spec.name}.log`),
      onChange: () => this.record(),
      say,
    });
    this.processes.push(supervised);
    await supervised.start();
  }

  private record(): void {
    const running = this.processes.flatMap(({ name, pid }) => (pid === null ? [] : [{ name, pid }]));
    writeRunFile(this.input.folder.path, running);
    this.guard.watch(running.map(({ pid }) => pid));
  }
}
