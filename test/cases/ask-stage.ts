import { createWake } from '../../db/wake';
import { startTestApi, type TestApi } from '../api/test-api';
import type { AskStores } from './ask-case';

export interface AskStage {
  api: TestApi;
  stores: AskStores;
  stop(): Promise<void>;
}

/** The API with these documents, for tests that ask cases themselves (`ask-case.ts`). */
export async function startAskStage(documents: readonly object[]): Promise<AskStage> {
  const api = await startTestApi();
  const wake = createWake(api.pool);
  await api.call('admin', 'post', '/v1/config/apply', { documents }).expect(200);
  return {
    api,
    stores: { pool: api.pool, wake },
    stop: async () => {
      await wake.settled();
      await api.stop();
    },
  };
}
