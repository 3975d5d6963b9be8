import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

/** What a hook answers on a page that is drawn once: presses come faster than it is drawn again. */
export function drawnOnce<T>(hook: () => T, client = new QueryClient()): T {
  const answers: T[] = [];
  function Page() {
    answers.push(hook());
    return null;
  }
  renderToString(createElement(QueryClientProvider, { client }, createElement(Page)));
  const [answer] = answers;
  if (answer === undefined) throw new Error('the page was not drawn');
  return answer;
}

/** Until what was asked for has been asked. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));
