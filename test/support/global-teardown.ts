import { keptServers } from './kept-servers';

export default async function globalTeardown(): Promise<void> {
  await keptServers()?.stop();
}
