import { parseGiven } from '../../api/config/parse-given';

test('others are served between two documents, and what is found is the same', async () => {
  const skill = (key: string) => ({ kind: 'skill', key, division: 'd' });
  let served = 0;
  let isOver = false;
  const others = async (): Promise<void> => {
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      served += 1;
    }
  };
  const serving = others();
  const parsed = await parseGiven([skill('a'), skill('b'), skill('c'), skill('a')], 0);
  const during = served;
  isOver = true;
  await serving;
  expect(during).toBeGreaterThanOrEqual(2);
  expect(parsed).toMatchObject({ ok: false, errors: [{ path: 'documents[3].key', code: 'DUPLICATE_KEY' }] });
});
