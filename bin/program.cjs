// Runs one program of `dist/` for the supervisor of `casewright dev`: loads it while database and Temporal server still
// start, and runs it when told so ({ go: true } over the IPC channel).
const { loadProgram } = require('../dist/load-program.cjs');

let isTold = false;
let run = () => (isTold = true);
const leave = () => process.exit(0);
process.once('message', () => run());
process.once('disconnect', leave).once('SIGTERM', leave);

const { main } = loadProgram(process.argv[2]);
run = () => {
  process.off('disconnect', leave).off('SIGTERM', leave);
  main();
};
if (isTold) run();
