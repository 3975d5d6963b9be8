import { chapters, numberOf } from './chapters';
import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world.stop());

describe.each(chapters)('$api: $title', (chapter) => {
  test.each(chapter.cases.map((one, at) => [numberOf(chapter, at), one.tries, one] as const))(
    '%s: %s',
    async (_number, _tries, { answers, run }) => {
      expect(await run(world)).toBe(answers);
    },
  );
});
