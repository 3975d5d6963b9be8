import { useSignedIn } from '../session/me-context';
import { may } from '../session/rights';
import { useTranslation } from '../text/texts';
import { Empty } from './empty';

/** There is nothing because nobody has made it yet: whoever may prepares the first one, all others are told whom to ask. */
export function EmptyConfig({ text, kind }: { text: string; kind: string }) {
  const { t } = useTranslation();
  if (!may(useSignedIn(), 'config:edit')) return <Empty text={`${text} ${t('empty.ask')}`} />;
  return <Empty text={text} action={t('empty.prepare')} leadsTo={{ to: '/config', search: { kind, doc: 'new' } }} />;
}
