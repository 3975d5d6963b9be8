import { useIsAt } from '../address/address';
import { usePageTitle } from '../address/title';
import { useTranslation } from '../text/texts';
import { namedPages } from './named-pages';

/** Tabs, bookmarks and the list behind "back" tell pages apart by this. */
export function useTitle(): void {
  const { t } = useTranslation();
  const isAt = useIsAt();
  const page = namedPages.find(({ to }) => isAt(to));
  usePageTitle(page === undefined ? t('app.name') : `${t(page.name)} · ${t('app.name')}`);
}
