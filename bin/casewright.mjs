#!/usr/bin/env node
// `npx casewright ...`: the command line, built on first use and after a change.
import './require-node.mjs';

const { prepare } = await import('../build/prepare.mjs');
const { runProgram } = await import('../build/run-program.mjs');

const arguments_ = process.argv.slice(2);
await prepare(arguments_[0] === 'dev' ? ['programs', 'workflow-bundle', 'web'] : ['programs']);
runProgram('cli', arguments_);
