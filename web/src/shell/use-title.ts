import { useIsAt } from '../address/address';
import { usePageTitle } from '../address/title';
import type { Path } from '../search';
import { useTranslation } from '../text/texts';

const names = {
  '/work': 'work.title',
  '/supervisor': 'app.supervisor',
  '/tasks': 'app.tasks',
  '/cases': 'app.cases',
  '/config': 'app.config',
  '/simulator': 'app.simulator',
  '/deliveries': 'app.deliveries',
  '/audit': 'app.audit',
  '/erasures': 'app.erasures',
  '/import': 'app.import',
  '/new-item': 'app.newItem',
} as const satisfies { readonly [P in Path]?: string };

/** Tabs, bookmarks and the list behind "back" tell pages apart by this. */
export function useTitle(): void {
  const { t } = useTranslation();
  const isAt = useIsAt();
  const name = Object.entries(names).find(([path]) => isAt(path as keyof typeof names))?.[1];
  usePageTitle(name === undefined ? t('app.name') : `${t(name)} · ${t('app.name')}`);
}
