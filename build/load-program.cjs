// Loads a program of `dist/`, where a copy of this file lies beside it. Loading is most of what a start costs, so the
// code that V8 compiled is kept from one start to the next. Node 22 brings `module.enableCompileCache()` for this; 20 does not.
const {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');
const { mapStackTraces } = require('./map-stack-traces.cjs');

/** By then a server is ready, and what it ran to get there is compiled and worth keeping as well. */
const keepAfterMs = 5000;

/** Runs the top level of `dist/<name>.cjs` and answers what it exports. */
exports.loadProgram = function loadProgram(name) {
  const file = path.join(__dirname, `${name}.cjs`);
  const cache = cacheOf(name, file);
  const cachedData = readIfThere(cache);
  // The build saw to it that every byte is a character.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  mapStackTraces(file);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  if (cachedData === undefined || script.cachedDataRejected) keepLater(script, cache);
  return module.exports;
};

/** V8 itself refuses the code of another version of V8, and of a source of another length, but no more than that. */
function cacheOf(name, file) {
  const { mtimeMs, size } = statSync(file);
  return path.join(__dirname, '.code', `${name}-${mtimeMs}-${size}-${process.version}-${process.arch}`);
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Once: when it has run for a while, or at its end if that comes before. */
function keepLater(script, cache) {
  let isKept = false;
  const once = () => {
    if (!isKept) keep(script, cache);
    isKept = true;
  };
  setTimeout(once, keepAfterMs).unref();
  process.once('exit', once);
}

/**
 * Where it cannot be kept (somebody else's checkout, an image) every start compiles anew. It gets its name when it is
 * whole and on the disk: V8 would run what a power cut left of it.
 */
function keep(script, cache) {
  const unfinished = `${cache}.${process.pid}`;
  try {
    mkdirSync(path.dirname(cache), { recursive: true });
    const file = openSync(unfinished, 'w');
    writeFileSync(file, script.createCachedData());
    fsyncSync(file);
    closeSync(file);
    renameSync(unfinished, cache);
  } catch {}
}
