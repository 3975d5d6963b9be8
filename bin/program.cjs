// Runs one program of `dist/` for the supervisor of `casewright dev`: loads it while database and Temporal server still
// start, and runs it when told so over the IPC channel, with `env` added to its environment, and with a socket to
// listen on if it gets one.
const { loadProgram } = require('../dist/load-program.cjs');

const { main } = loadProgram(process.argv[2]);

const leave = () => process.exit(0);
process.once('disconnect', leave).once('SIGTERM', leave);
process.once('message', ({ env }, socket) => {
  process.off('disconnect', leave).off('SIGTERM', leave);
  Object.assign(process.env, env);
  main(socket);
});
