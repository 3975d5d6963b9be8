import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a command of the tool chain in the checkout and waits for it.
 * `show` lets its output through to the terminal (stdout goes to stderr unless `show` is `all`); otherwise it is kept.
 * Answers `{ status, output }`; status 127 when there is no such command.
 */
export function runCommand(command, args, { show = 'nothing', env = {} } = {}) {
  return new Promise((resolve) => {
    const stdio = { nothing: ['ignore', 'pipe', 'pipe'], errors: ['ignore', 2, 2], all: ['ignore', 1, 2] }[show];
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, forward);
    const end = (status, text) => {
      for (const signal of signals) process.off(signal, forward);
      resolve({ status, output: output + text });
    };
    child.on('error', (error) => end(127, String(error)));
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143), ''));
  });
}

/** The last lines of a text: what a person wants to see of a tool that failed. */
export function lastLines(text, count = 30) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
