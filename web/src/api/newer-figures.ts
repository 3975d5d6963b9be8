import type { QueueFigures } from '../../../api/contract/queue';

/** An answer may have been overtaken by the stream, or the other way round: what was counted later stands. */
export function newerFigures(known: QueueFigures | undefined, given: QueueFigures): QueueFigures {
  return known !== undefined && known.at > given.at ? known : given;
}
