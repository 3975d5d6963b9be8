import { readFileSync, statSync } from 'node:fs';
import { parsePlayStep, type PlayStep } from '../../domain/bpmn/play/play-step';
import { CommandFailure } from '../command-failure';
import type { ToldProblem } from '../../domain/config/problem';
import { problemLine } from '../../domain/config/problem-line';

/** A step with its place, `steps.ndjson:7`. */
export interface PlacedStep {
  at: string;
  /** As it is written. */
  text: string;
  step: PlayStep;
}

/** The steps of a script, all of them checked before the first is taken. `-`: the standard input. */
export function readScript(file: string): PlacedStep[] {
  if (file !== '-' && !statSync(file, { throwIfNoEntry: false })) throw new CommandFailure(`There is no file ${file}.`);
  const name = file === '-' ? 'standard input' : file;
  return readFileSync(file === '-' ? 0 : file, 'utf8')
    .split('\n')
    .flatMap((text, line) => {
      if (text.trim() === '') return [];
      const at = `${name}:${line + 1}`;
      const parsed = parsePlayStep(text);
      if (!parsed.ok) throw faulty(at, parsed.errors);
      return [{ at, text: text.trim(), step: parsed.step }];
    });
}

/** `at` is a file with its line, or an option. One line for each fault. */
export function faulty(at: string, problems: readonly ToldProblem[]): CommandFailure {
  return new CommandFailure(problems.map((problem) => `${at}: ${problemLine(problem)}`).join('\n'));
}
