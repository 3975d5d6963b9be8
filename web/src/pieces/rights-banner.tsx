import { useLostRights } from '../session/lost-rights';
import { withTexts } from '../text/i18n';
import { late } from './late';

const RightsLost = late(() => withTexts(import('./rights-lost'), 'elsewhere').then((module) => module.RightsLost));

/**
 * Whose rights are taken away under an open page sees buttons, menus and whole pages go: this says why, until he has read
 * it or has them back. It stands above the page, and in what lies over it.
 */
export function RightsBanner() {
  const { divisions } = useLostRights();
  return <div role="status">{divisions.length > 0 && <RightsLost />}</div>;
}
