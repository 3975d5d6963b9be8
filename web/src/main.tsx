import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { takePassword } from './session/fragment';
import { startTexts } from './text/i18n';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  const password = takePassword();
  await startTexts();
  createRoot(root).render(
    <StrictMode>
      <App password={password} />
    </StrictMode>,
  );
}

void start();
