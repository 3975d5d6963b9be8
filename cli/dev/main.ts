import { runCommandLine } from '../run-command-line';
import { devCommand } from './dev-command';

// A program of its own: the other commands would be half of what a start has to load.
runCommandLine(devCommand(process.env).showHelpAfterError());
