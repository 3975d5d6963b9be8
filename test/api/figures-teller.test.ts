import { createFiguresTeller } from '../../api/stream/figures-teller';

test('figures that cannot be told are not passed over in silence', async () => {
  const failure = new Error('the database is away');
  const told = new Promise((resolve) => {
    createFiguresTeller(async () => {
      throw failure;
    }, resolve).ask();
  });
  expect(await told).toBe(failure);
});
