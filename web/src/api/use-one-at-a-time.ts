import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation that lets one call through at a time: two presses within one frame are still one, which state could not tell
 * before the next render.
 */
export function useOneAtATime<Answer, Given>(options: UseMutationOptions<Answer, Error, Given>) {
  const isBusy = useRef(false);
  const mutation = useMutation({
    ...options,
    onSettled: (...settled) => {
      isBusy.current = false;
      return options.onSettled?.(...settled);
    },
  });
  const mutate: typeof mutation.mutate = (...call) => {
    if (isBusy.current) return;
    isBusy.current = true;
    mutation.mutate(...call);
  };
  return { ...mutation, mutate };
}
