import type { DataConverter } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';
import { dataConverterOf, reached } from './client';
import type { Engine } from './settings';

/** What every worker is created with. */
export interface WorkerPlace {
  connection: NativeConnection;
  namespace: string;
  dataConverter: DataConverter;
}

export async function connectWorkers(engine: Engine): Promise<WorkerPlace> {
  return {
    connection: await NativeConnection.connect(reached(engine)),
    namespace: engine.namespace,
    dataConverter: dataConverterOf(engine),
  };
}
