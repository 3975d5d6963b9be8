import { connect } from 'node:net';
import { waitUntil } from '../../cli/dev/wait-until';

/** Resolves when somebody listens there (`host:port`). A client that finds a port closed backs off for a second, which would count as the server's time. */
export async function waitForPort(address: string): Promise<void> {
  if (!(await waitUntil(() => isOpen(address), { withinMs: 30_000, everyMs: 5 })))
    throw new Error(`${address} stays closed`);
}

function isOpen(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect(Number(port), host);
    socket
      .once('error', () => resolve(false))
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      });
  });
}
