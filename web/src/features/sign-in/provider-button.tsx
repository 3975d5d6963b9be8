import { Button } from '@mantine/core';
import { Note } from '../../pieces/note';
import { useTranslation } from '../../text/texts';

/** Leads to the identity provider and back to the page that was asked for. */
export function ProviderButton() {
  const { t } = useTranslation();
  const { pathname, search } = globalThis.location;
  const outcome = new URLSearchParams(search).get('signIn');
  const returnTo = outcome === null ? pathname + search : '/';
  return (
    <>
      {(outcome === 'refused' || outcome === 'unavailable') && (
        <Note tone="red" role="alert">
          {t(outcome === 'refused' ? 'signIn.providerRefused' : 'signIn.providerUnavailable')}
        </Note>
      )}
      <Button
        component="a"
        href={`/v1/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`}
        data-testid="sign-in-provider"
      >
        {t('signIn.byProvider')}
      </Button>
    </>
  );
}
