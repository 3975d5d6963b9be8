import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { LinkedApp } from './linked-app';
import { takePassword } from './session/fragment';
import { startTexts } from './text/i18n';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  const password = takePassword();
  await startTexts();
  createRoot(root).render(
    <StrictMode>{globalThis.location.pathname === '/task' ? <LinkedApp /> : <App password={password} />}</StrictMode>,
  );
}

void start();
