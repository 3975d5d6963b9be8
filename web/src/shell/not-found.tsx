import { navigate } from '../address/go';
import { Empty } from '../pieces/empty';
import { useTranslation } from '../text/texts';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <Empty
        title={t('app.name')}
        text={t('app.notFound')}
        action={t('app.home')}
        onAction={() => navigate({ to: '/' })}
      />
    </main>
  );
}
