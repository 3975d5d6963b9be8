import { withOffer } from '../../../domain/routing/with-offer';
import { makeAgent, makeItem } from './make';

const answered = makeItem({ answer: 'auto' });

test('each offer counts as held and takes its room; a manual one is open, whatever comes beside it', () => {
  const one = withOffer(makeAgent(), makeItem());
  expect(one).toEqual({
    ...makeAgent(),
    heldCount: 1,
    openManualOffer: true,
    capacity: { workitem: { max: 2, used: 1, outside: 0 } },
  });
  expect(withOffer(one, answered)).toMatchObject({ heldCount: 2, openManualOffer: true });
  expect(withOffer(makeAgent(), answered)).toMatchObject({ heldCount: 1, openManualOffer: false });
});

test.each(['voice', 'constructor'])('a media type for which he has no capacity takes no room: %s', (mediaType) => {
  expect(withOffer(makeAgent(), makeItem({ mediaType })).capacity).toEqual(makeAgent().capacity);
});
