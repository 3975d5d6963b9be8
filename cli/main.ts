import { createProgram } from './program';
import { runCommandLine } from './run-command-line';

runCommandLine(createProgram(process.env));
