import { commands } from './commands';
import { desk } from './desk';
import { frame } from './frame';
import { pieces } from './pieces';
import { places } from './places';
import { problems } from './problems';
import { work } from './work';

/** What the first page needs: the frame, the agent’s work, and what stands on every page. */
export const start = {
  ...frame,
  ...pieces,
  ...problems,
  ...commands,
  ...work,
  ...desk,
  ...places,
} as const;
