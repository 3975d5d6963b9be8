import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../cli/dev/ports';
import { SupervisedProcess } from '../../../cli/dev/supervised-process';

let folder: string;
let supervised: SupervisedProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casewright-supervised-'));
  supervised = new SupervisedProcess('listener', {
    logFile: join(folder, 'listener.log'),
    onChange: () => {},
    say: () => {},
  });
});
afterEach(async () => {
  await supervised.stop();
  rmSync(folder, { recursive: true });
});

/** Listens on a port, and ends when it is taken. */
const listenerOn = (port: number) => ({
  command: process.execPath,
  args: ['-e', `require('node:net').createServer().listen(${port}, '127.0.0.1')`],
  stopSignal: 'SIGTERM' as const,
  isReady: () => isOpen(port),
});

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false)).once('connect', () => resolve(true));
    socket.once('connect', () => socket.destroy());
  });
}

test('one that finds its port taken gets another one', async () => {
  const other = createServer((visitor) => visitor.resetAndDestroy()).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const ports = [(other.address() as AddressInfo).port, await freePort()];
  const asked: number[] = [];
  const specify = () => {
    const port = ports[asked.length] ?? 0;
    asked.push(port);
    // The first one's port is open, and not by its doing.
    return { ...listenerOn(port), isReady: async () => port !== ports[0] && isOpen(port) };
  };
  await supervised.start(specify);
  expect(asked).toEqual(ports);
  other.close();
});

test('says what it printed when no attempt succeeds', async () => {
  const failing = {
    ...listenerOn(0),
    args: ['-e', 'console.error("no luck"); process.exit(3)'],
    isReady: async () => false,
  };
  await expect(supervised.start(() => failing)).rejects.toThrow(
    /listener did not start \(status 3\)[^]*no luck[^]*Remedy: /,
  );
});
