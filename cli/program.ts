import { Command } from 'commander';
import type { ApplyOptions } from './apply/run-apply';
import type { VerifyOptions } from './audit/run-verify';
import type { CaptureOptions } from './capture/run-capture';
import type { CalendarOptions } from './calendar/run-calendar';
import { connectionFrom, type Environment } from './connection';
import { devCommand } from './dev/dev-command';
import type { DryRunOptions } from './dry-run/run-dry-run';
import type { ExportOptions } from './export/run-export';
import type { ImportOptions } from './iwd/run-import';
import type { LintOptions } from './lint/run-lint';
import type { PlanOptions } from './plan/run-plan';
import type { PlayCommandOptions } from './play/run-play';
import type { SimulateOptions } from './simulate/run-simulate';

/**
 * The `casewright` command with all its subcommands; `env` is read here and nowhere below. Each is loaded by those who
 * run it: what `apply` and `simulate` bring along would be half of what `dev` has to load.
 */
export function createProgram(env: Environment): Command {
  const program = new Command('casewright')
    .description('Work distribution on Temporal: configuration, capture, and the whole product on one machine')
    .showHelpAfterError();

  program.addCommand(devCommand(env));

  program
    .command('apply')
    .description('publish configuration from files: creates and updates; deletes with --prune only')
    .argument('<path>', 'a YAML or JSON file, or a folder of them')
    .option('--plan', 'only show what would change, path by path')
    .option('--dry-run', 'the same as --plan')
    .option('--prune', 'delete what the files do not hold of the divisions that they name documents of')
    .option('--note <text>', 'why, kept with each version')
    .option('--revision <n>', 'that a plan named: refuse when anything was published since')
    .option('--json', 'print the answer as JSON')
    .action(async (path: string, options: ApplyOptions) =>
      (await import('./apply/run-apply')).runApply(path, options, connectionFrom(env)),
    );

  program
    .command('export')
    .description('write what is published as YAML files that apply again as unchanged')
    .argument('[dir]', 'a folder: one file for each division and kind; `-`: one stream on the output', '-')
    .option('--division <key>', 'of one division only')
    .action(async (target: string, options: ExportOptions) =>
      (await import('./export/run-export')).runExport(target, options, connectionFrom(env)),
    );

  program
    .command('calendar')
    .description('show the next days of a calendar: hours, holidays, changes of clocks')
    .argument('<key>', 'key of the calendar')
    .option('--division <key>', 'where several have a calendar of this key')
    .option('--from <date>', 'first day, such as 2026-12-24 (default: today)')
    .option('--days <n>', 'how many', '60')
    .option('--draft', 'as its draft would have it')
    .option('--file <file>', 'as a file would have it that is not applied yet')
    .option('--json', 'print the answer as JSON')
    .action(async (key: string, options: CalendarOptions) =>
      (await import('./calendar/run-calendar')).runCalendar(key, options, connectionFrom(env)),
    );

  program
    .command('audit')
    .description('the audit of who did what')
    .command('verify')
    .description(
      'compute its chains again from the database (DATABASE_URL); status 1 names the first row that was touched',
    )
    .option('--heads <file>', 'heads that were exported: a chain that was cut or written anew is found by them')
    .option('--key <file>', 'the public key of the installation that signed them (PEM)')
    .option('--json', 'print the verdicts as JSON')
    .action(async (options: VerifyOptions) =>
      (await import('./audit/run-verify')).runVerify(options, env['DATABASE_URL']),
    );

  program
    .command('capture')
    .description('capture work from a CSV or NDJSON file')
    .argument('<file>', 'file.csv or file.ndjson')
    .requiredOption('--source <key>', 'the source that the work comes from')
    .option('--worktype <key>', "worktype of lines that name none (default: the source's)")
    .option(
      '--mapping <file>',
      "how rows of a CSV file become captures, in FEEL (default: the source's, or the names of columns)",
    )
    .option('--dry-run', 'only show what would be captured')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: CaptureOptions) =>
      (await import('./capture/run-capture')).runCapture(file, options, connectionFrom(env)),
    );

  program
    .command('simulate')
    .description('try a configuration on a day of work, in virtual time and without a server')
    .requiredOption('--config <dir>', 'configuration as `apply` takes it')
    .requiredOption(
      '--input <file>',
      'events.ndjson: captures, presence, load and commands, in the order of their time; `-`: the standard input',
    )
    .option('--until <instant>', 'stop there, such as 2026-11-23T18:00:00Z (default: when nothing is left to happen)')
    .option('--against <dir>', 'a second configuration to compare with on the same input')
    .option('--handle-time <duration>', 'of items whose capture names none', 'PT5M')
    .option('--json', 'print every happening and the summary as NDJSON')
    .action(async (options: SimulateOptions) => (await import('./simulate/run-simulate')).runSimulate(options));

  program
    .command('dry-run')
    .description('what drafts would make of the items of a past period or of a file, and of waits and SLA')
    .option('--from <instant>', 'items captured from then on, such as 2026-11-01T00:00:00Z')
    .option('--to <instant>', 'and before that (default: now)')
    .option(
      '--events <file>',
      'instead of a past period: events.ndjson as `simulate --input` takes it; `-`: the standard input',
    )
    .option('--draft <kind/key>', 'a draft, or kind/division/key; may be repeated (default: all)', gathered)
    .option('--documents <path>', 'documents of a file or folder instead, as `apply` takes them')
    .option('--division <key>', 'items of one division (default: those in which the drafts lie)')
    .option('--worktype <key>', 'items of one worktype')
    .option('--handle-time <duration>', 'of items where none is known (default: PT5M)')
    .option('--staffing <file>', 'when agents are Ready, as JSON: [{agent, from, to}] (default: as the histories tell)')
    .option('--no-simulate', 'only what becomes of the items')
    .option('--json', 'print every item that moves and the result as NDJSON')
    .action(async (options: DryRunOptions) =>
      (await import('./dry-run/run-dry-run')).runDryRun(options, connectionFrom(env)),
    );

  program
    .command('import-iwd')
    .description('make documents of an iWD configuration: departments, processes, priorities, SLAs')
    .argument('<path>', 'a JSON or YAML file of the export, or a folder of them')
    .option('--division <key>', 'division of the documents (default: one for each solution)')
    .option('--out <dir>', 'write casewright.yaml and report.txt there (default: print them)')
    .action(async (path: string, options: ImportOptions) =>
      (await import('./iwd/run-import')).runImport(path, options),
    );

  program
    .command('play')
    .description('run a case model (BPMN) in virtual time and without a server')
    .argument('<model>', 'a .bpmn file')
    .option('--process <id>', 'the process that the case starts (default: the first that nothing calls)')
    .option('--input <json>', 'variables that the case starts with')
    .option('--script <file>', 'steps.ndjson: what happens to the case, one step a line; `-`: the standard input')
    .option('--decisions <file>', 'a .dmn file with decisions of its business rule tasks; may be repeated', gathered)
    .option('--start <instant>', 'when the case starts', '2026-01-01T00:00:00Z')
    .option('--json', 'print every happening and the outcome as NDJSON')
    .addHelpText('after', stepHelp)
    .action(async (model: string, options: PlayCommandOptions) =>
      (await import('./play/run-play')).runPlay(model, options, env),
    );

  program
    .command('plan')
    .description('print the case model (BPMN) that a plan of stages and steps becomes')
    .argument('<file>', 'a YAML or JSON file with a case type that holds a plan')
    .option('--key <key>', 'of which case type, where the file holds several')
    .option('--out <file>', 'write it there')
    .action(async (path: string, options: PlanOptions) => (await import('./plan/run-plan')).runPlan(path, options));

  program
    .command('lint')
    .description('check case models (BPMN): what would be refused, what has no meaning, what could read better')
    .argument('<path...>', '.bpmn files, or folders of them')
    .option('--max-warnings <n>', 'status 1 also with more warnings than this')
    .option('--json', 'print the findings as JSON')
    .action(async (paths: string[], options: LintOptions) => (await import('./lint/run-lint')).runLint(paths, options));

  return program;
}

function gathered(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

const stepHelp = `
Steps, one JSON object a line:
  {"complete":"task","variables":{"ok":true}}     done: the oldest that waits there ("index":1: the next); an event comes
  {"fail":"task","error":"CODE"}                  a BPMN error; without "error" it failed for good: an incident
  {"escalate":"task","code":"CODE"}               escalates and goes on
  {"message":"name","key":"4711","variables":{}}  without "key": whatever is waited for; "timeToLive":"PT1H" keeps it
  {"signal":"name"}  {"advance":"PT1H"}  {"cancel":true}
  {"activate":["task"]}  {"set":{"amount":5}}  {"retry":"element"}  {"skip":"element"}
A message or signal that nobody waits for is lost, and said so on the error output. Any other step that names nothing
that waits stops the play with status 1. A model that is refused: status 2.`;
