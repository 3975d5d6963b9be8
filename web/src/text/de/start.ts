import { commands } from './commands';
import { desk } from './desk';
import { frame } from './frame';
import { pieces } from './pieces';
import { places } from './places';
import { problems } from './problems';
import { work } from './work';

/** What the first page needs, as in English. */
export const start = {
  ...frame,
  ...pieces,
  ...problems,
  ...commands,
  ...work,
  ...desk,
  ...places,
};
