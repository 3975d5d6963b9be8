import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../pieces/empty';

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
