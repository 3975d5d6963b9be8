import { readModels } from '../../api/config/read-models';

const file = (within: string) => ({
  kind: 'decision',
  dmn: `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="a">${within}</definitions>`,
});
/** A processor that gives so much of itself between two looks. */
const processor = (eachMs: number) => {
  let usedMs = 0;
  return () => (usedMs += eachMs);
};

test('a file that takes too much to be read is refused; others are read as before', async () => {
  const odd = file('<odd/>'.repeat(160_000));
  await expect(readModels([odd], 10, processor(10))).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    extra: { errors: [{ path: 'documents', code: 'INVALID_MODEL' }] },
  });
  const model = { types: [], inputs: [{ name: 'x' }], functions: [], decisions: [] };
  const plain = file('<inputData name="x"/>');
  expect(await readModels([plain, 5], 10_000)).toEqual([{ ...plain, model: { model } }, 5]);
});

test('on a machine that is busy with other things a file is read again, and is not called invalid', async () => {
  let looks = 0;
  // The first try does not end; the look before it is for what reads files at all.
  const hindered = {
    get kind() {
      looks += 1;
      while (looks === 2);
      return 'queue';
    },
  };
  expect(await readModels([hindered], 50, processor(1))).toEqual([hindered]);
  expect(looks).toBeGreaterThan(2);
  let begun = 0;
  const endless = {
    get kind() {
      begun += 1;
      while (begun > 1);
      return 'queue';
    },
  };
  await expect(readModels([endless], 10, processor(1))).rejects.toMatchObject({ code: 'UNAVAILABLE', mayPass: true });
});
