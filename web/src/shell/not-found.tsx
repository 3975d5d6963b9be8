import { useNavigate } from '@tanstack/react-router';
import { Empty } from '../pieces/empty';
import { useTranslation } from '../text/texts';

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <main>
      <Empty
        title={t('app.name')}
        text={t('app.notFound')}
        action={t('app.home')}
        onAction={() => void navigate({ to: '/' })}
      />
    </main>
  );
}
