import { useMutation } from '@tanstack/react-query';
import type { SignedOut } from '../../../api/contract/identity';
import { request } from '../api/client';
import { endSession } from './session';

/** Ends the session of this browser, or all of the person; where an identity provider was the way in, it is the way out. */
export function useSignOut() {
  return useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      request<SignedOut>(where === 'here' ? '/v1/auth/session' : '/v1/auth/sessions', { method: 'DELETE' }),
    onSuccess: ({ endAddress }) => {
      endSession('signed-out');
      if (endAddress !== null) globalThis.location.assign(endAddress);
    },
  });
}
