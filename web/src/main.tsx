import './styles';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startDensity } from './pieces/density';
import { takePassword } from './session/fragment';
import { chosenLanguage } from './text/choice';
import { showLanguage, withTexts } from './text/i18n';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element #root');
  const password = takePassword();
  startDensity();
  await showLanguage(chosenLanguage());
  const app = globalThis.location.pathname === '/task' ? await linkedApp() : <App password={password} />;
  createRoot(root).render(<StrictMode>{app}</StrictMode>);
}

async function linkedApp(): Promise<ReactNode> {
  const { LinkedApp } = await withTexts(import('./linked-app'), 'task', 'refusals');
  return <LinkedApp />;
}

void start();
