import { readModels } from '../../api/config/read-models';

const file = (within: string) => ({
  kind: 'decision',
  dmn: `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="a">${within}</definitions>`,
});

test('a file that takes too long to be read is refused; others are read as before', async () => {
  const odd = file('<odd/>'.repeat(90_000));
  await expect(readModels([odd], 10)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    extra: { errors: [{ path: 'documents', code: 'INVALID_MODEL' }] },
  });
  const model = { types: [], inputs: [{ name: 'x' }], functions: [], decisions: [] };
  const plain = file('<inputData name="x"/>');
  expect(await readModels([plain, 5], 10_000)).toEqual([{ ...plain, model: { model } }, 5]);
});
