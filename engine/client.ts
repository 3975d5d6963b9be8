import { Client, Connection, type TLSConfig } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import './encode-failures';
import { createPayloadCodec } from './payload-codec';
import type { Engine } from './settings';

/** A client of the engine, which connects when it is first used. */
export function createClient(engine: Engine): Client {
  return new Client({
    connection: Connection.lazy(reached(engine)),
    namespace: engine.namespace,
    dataConverter: dataConverterOf(engine),
  });
}

/** How everything of ours reads and writes payloads: the only place where data converters are made. */
export function dataConverterOf({ keys }: Pick<Engine, 'keys'>): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keys)] };
}

/** What connections of clients and workers alike take. */
export function reached({ address, tls, apiKey }: Engine): { address: string; tls?: TLSConfig; apiKey?: string } {
  return {
    address,
    ...(tls && {
      tls: {
        ...(tls.authority && { serverRootCACertificate: tls.authority }),
        ...(tls.serverName !== undefined && { serverNameOverride: tls.serverName }),
        ...(tls.own && { clientCertPair: { crt: tls.own.certificate, key: tls.own.key } }),
      },
    }),
    ...(apiKey !== undefined && { apiKey }),
  };
}
