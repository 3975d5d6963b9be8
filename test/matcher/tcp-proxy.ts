import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface TcpProxy {
  port: number;
  /** Ends all connections and refuses new ones, as a server that has stopped. */
  cut(): void;
  /** Passes nothing on and ends nothing, as a network that has lost the server. */
  freeze(): void;
  /** New connections pass again; those of before end. */
  heal(): void;
  close(): Promise<void>;
}

/** Stands between a program and a server, to be broken. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let mode: 'open' | 'cut' | 'frozen' = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    keep(client);
    if (mode === 'cut') return void client.destroy();
    if (mode === 'frozen') return;
    const upstream = connect(target);
    keep(upstream);
    client.on('data', (bytes) => mode !== 'frozen' && upstream.write(bytes));
    upstream.on('data', (bytes) => mode !== 'frozen' && client.write(bytes));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: () => {
      mode = 'cut';
      endAll();
    },
    freeze: () => {
      mode = 'frozen';
    },
    heal: () => {
      endAll();
      mode = 'open';
    },
    close: () => {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
