import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure } from '../command-failure';
import { readText } from '../read-text';
import { textTable } from '../text-table';
import { lintModel, type LintProblem } from './lint-model';

export interface LintOptions {
  maxWarnings?: string;
  json?: boolean;
}

interface LintedFile {
  file: string;
  problems: readonly LintProblem[];
}

/** `casewright lint`; status 1 when a model would be refused, or when there are more warnings than allowed. */
export async function runLint(paths: readonly string[], options: LintOptions): Promise<void> {
  const { status, text } = await lint(paths, options);
  process.stdout.write(text);
  process.exitCode = status;
}

/** Its status and its output. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<{ status: number; text: string }> {
  const allowed = maximum(options.maxWarnings);
  const files: LintedFile[] = [];
  for (const file of paths.flatMap(modelsAt)) {
    files.push({ file, problems: await lintModel(readText(file)) });
  }
  const [errors, warnings] = [countOf(files, 'error'), countOf(files, 'warning')];
  const text = options.json ? `${JSON.stringify({ files, errors, warnings })}\n` : lintText(files);
  return { status: errors > 0 || warnings > allowed ? 1 : 0, text };
}

/** What a person reads: the problems of each file that has some, and how many there are. */
function lintText(files: readonly LintedFile[]): string {
  const parts = files.flatMap(({ file, problems }) => {
    const [first, ...rest] = problems.map(({ level, element, message, rule }) => [
      `  ${level}`,
      element ?? '-',
      message,
      rule,
    ]);
    return first ? [`${file}\n${textTable(first, rest)}\n`] : [];
  });
  const counted = (level: LintProblem['level']) => {
    const count = countOf(files, level);
    return `${count} ${level}${count === 1 ? '' : 's'}`;
  };
  const models = `${files.length} model${files.length === 1 ? '' : 's'}`;
  return `${parts.map((part) => `${part}\n`).join('')}${models}: ${counted('error')}, ${counted('warning')}\n`;
}

function countOf(files: readonly LintedFile[], level: LintProblem['level']): number {
  return files.flatMap(({ problems }) => problems).filter((one) => one.level === level).length;
}

function modelsAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new CommandFailure(`There is no file ${path}.`);
  if (!found.isDirectory()) {
    if (/\.(?:bpmn|xml)$/i.test(path)) return [path];
    throw new CommandFailure(`${path} is no .bpmn file.`, 'documents are checked by `casewright apply --plan`.');
  }
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.bpmn'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function maximum(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new CommandFailure(`--max-warnings: "${text}" is no number (allowed: a whole number from 0)`);
}
