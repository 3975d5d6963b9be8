import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../db/project-root';

export interface Provider {
  issuer: string;
  stop(): Promise<void>;
}

/** A real identity provider with this one client, in a process of its own. */
export async function startProvider(client: { id: string; secret: string; redirectUri: string }): Promise<Provider> {
  const program = join(projectRoot, 'test', 'support', 'oidc-provider.mjs');
  const child: ChildProcess = spawn(process.execPath, [program, client.id, client.secret, client.redirectUri], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stdout = child.stdout;
  if (!stdout) throw new Error('the provider has no output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  const { issuer } = JSON.parse(line) as { issuer: string };
  return {
    issuer,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
