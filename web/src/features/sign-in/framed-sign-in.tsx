import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../../../../api/contract/identity';
import { request } from '../../api/client';
import { keys } from '../../api/keys';
import { Note } from '../../pieces/note';
import { startSession } from '../../session/session';
import { useTranslation } from '../../text/texts';

const AGAIN_MS = 2_000;

/**
 * Where this page cannot go to an identity provider itself, as `text` says. Inside of a page of another site: providers let
 * nobody frame their pages. So one signs in in a window, and this page goes on by the same session. Browsers that keep cookies from frames ask for a press, and then their user.
 */
export function FramedSignIn({ text }: { text: string }) {
  const { t } = useTranslation();
  const [isWaiting, setWaiting] = useState(false);
  const { refetch } = useQuery({
    queryKey: keys.framed,
    queryFn: async ({ signal }) => {
      await request<Me>('/v1/me', { signal });
      startSession();
      return true;
    },
    enabled: isWaiting,
    refetchInterval: AGAIN_MS,
  });
  const open = () => {
    globalThis.open(globalThis.location.href, '_blank', 'noopener');
    setWaiting(true);
  };
  const goOn = async () => {
    await document.requestStorageAccess?.().catch(() => undefined);
    await refetch();
  };
  return (
    <>
      <p>{text}</p>
      <Button onClick={open} variant={isWaiting ? 'default' : 'filled'} data-testid="sign-in-window">
        {t('signIn.inWindow')}
      </Button>
      {isWaiting && (
        <>
          <Note role="status">{t('signIn.waiting')}</Note>
          <Button onClick={() => void goOn()} data-testid="sign-in-go-on">
            {t('signIn.goOn')}
          </Button>
        </>
      )}
    </>
  );
}
