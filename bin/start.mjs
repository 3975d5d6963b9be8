#!/usr/bin/env node
// `npm start`: makes this checkout ready (packages, bundles), then runs the whole product on this machine.
import './require-node.mjs';

const { prepare } = await import('../build/prepare.mjs');
const { runProgram } = await import('../build/run-program.mjs');

await prepare(['programs', 'workflow-bundle', 'web']);
runProgram('dev', process.argv.slice(2));
