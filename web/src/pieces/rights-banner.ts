import { withTexts } from '../text/i18n';
import { late } from './late';

/** What somebody may no more: above the page, and in what lies over it. Nobody has lost anything as his page opens. */
export const RightsBanner = late(() =>
  withTexts(import('./rights-lost'), 'elsewhere').then((module) => module.RightsLost),
);
