import { join } from 'node:path';
import { projectRoot } from '../../db/project-root';
import type { Environment } from '../connection';
import { cacheFolder } from './cache-folder';
import { startGuard } from './guard';
import { makeSchemaOnce } from './make-schema-once';
import { freePort } from './ports';
import { postgresSpec } from './postgres';
import type { ProcessSpec } from './process-spec';
import { programSpec } from './program-spec';
import { writeRunFile } from './run-file';
import type { StackPlan } from './stack-plan';
import { SupervisedProcess } from './supervised-process';
import { temporalSpec } from './temporal';
import { temporalBinary } from './temporal-binary';

export interface StackSurroundings {
  /** Data folder. */
  folder: string;
  env: Environment;
  say: (line: string) => void;
}

/** For programs that speak plainly with this machine alone: reading more certificates would be half of Node's own start. */
const withoutTls = { NODE_EXTRA_CA_CERTS: '' };

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

  /** Starts everything, side by side as far as it goes; resolves when the API answers and the demo, if wanted, is in place. */
  async start({ demo, releasePort }: { demo: boolean; releasePort: () => Promise<void> }): Promise<void> {
    // A microtask later, so that the programs are spawned before them: these take longer to load than servers to start.
    const temporal = Promise.resolve().then(() => this.startTemporal());
    const database = Promise.resolve()
      .then(() => this.startDatabase())
      .then(releasePort);
    const programs = this.startPrograms(database, temporal);
    const last = demo ? this.startDemo(programs) : programs;
    await Promise.all([database, temporal, programs, last]);
  }

  /** Stops what was started, programs before the servers that they use. */
  async stop(force = false): Promise<void> {
    this.isStopping = true;
    const servers = this.processes.filter(({ name }) => name === 'postgres' || name === 'temporal');
    const programs = this.processes.filter((each) => !servers.includes(each));
    await Promise.all(programs.map((each) => each.stop(force)));
    await Promise.all(servers.map((each) => each.stop(force)));
  }

  private async startDatabase(): Promise<void> {
    const { postgres } = this.plan;
    await this.run(await postgresSpec({ ...this.places(), ...postgres }));
    await makeSchemaOnce(this.surroundings.folder, postgres);
  }

  private async startTemporal(): Promise<void> {
    const { env, folder, say } = this.surroundings;
    const binary = await temporalBinary(env, this.places().cacheFolder, say);
    await this.run(temporalSpec(binary, folder, this.plan.temporal));
  }

  private async startPrograms(database: Promise<unknown>, temporal: Promise<unknown>): Promise<void> {
    const { addresses, issuerKeyFile, password } = this.plan;
    const { env } = this.surroundings;
    const shared = {
      DATABASE_URL: addresses.postgres,
      TEMPORAL_ADDRESS: addresses.temporal,
      LOG_LEVEL: env['LOG_LEVEL'] ?? 'info',
    };
    // Of this checkout, whatever our own environment says.
    const bundle = join(projectRoot, 'dist', 'workflow-bundle.js');
    const local = {
      HOST: '127.0.0.1',
      PORT: new URL(addresses.web).port,
      CASEWRIGHT_ADMINS: 'admin',
      CASEWRIGHT_DEV_KEY_FILE: issuerKeyFile,
      CASEWRIGHT_DEV_PASSWORD: password,
      ...(env['CASEWRIGHT_OIDC_ISSUER'] ? {} : withoutTls),
    };
    await Promise.all([
      this.run(programSpec('worker', { ...shared, WORKFLOW_BUNDLE: bundle }, Promise.all([database, temporal]))),
      this.run(programSpec('api', { ...shared, ...local }, database)),
      this.run(programSpec('matcher', { ...shared, ...withoutTls }, database)),
    ]);
  }

  private async startDemo(programs: Promise<unknown>): Promise<void> {
    const { addresses, issuer } = this.plan;
    const [token, receiver] = await Promise.all([issuer.tokenFor('admin'), freePort()]);
    const env = { CASEWRIGHT_URL: addresses.web, CASEWRIGHT_TOKEN: token, PORT: String(receiver), ...withoutTls };
    await this.run(programSpec('demo', env, programs));
  }

  private async run(spec: ProcessSpec): Promise<void> {
    // A stop during the start: what has not been started yet stays so.
    if (this.isStopping) return;
    const { folder, say } = this.surroundings;
    const supervised = new SupervisedProcess(spec, {
      logFile: join(folder, 'logs', `${spec.name}.log`),
      onChange: () => this.record(),
      say,
    });
    this.processes.push(supervised);
    await supervised.start();
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
