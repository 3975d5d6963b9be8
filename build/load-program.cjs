// Loads a program of `dist/`, where a copy of this file lies beside it. Loading is most of what a start costs, so the
// code that V8 compiled is kept from one start to the next. Node 22 brings `module.enableCompileCache()` for this; 20 does not.
const { readFileSync, mkdirSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');
const { mapStackTraces } = require('./map-stack-traces.cjs');

const opening = '(function (exports, require, module, __filename, __dirname) {';

/** Runs the top level of `dist/<name>.cjs` and answers what it exports. */
exports.loadProgram = function loadProgram(name) {
  const file = path.join(__dirname, `${name}.cjs`);
  const cache = cacheOf(name, file);
  const cachedData = readIfThere(cache);
  const script = new Script(`${opening}${readFileSync(file, 'utf8')}\n})`, {
    filename: file,
    // Columns count as in the file, and in its map.
    columnOffset: -opening.length,
    cachedData,
  });
  mapStackTraces(file);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  if (cachedData === undefined || script.cachedDataRejected) keep(script, cache);
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

/** Where it cannot be kept (somebody else's checkout, an image) every start compiles anew. */
function keep(script, cache) {
  try {
    mkdirSync(path.dirname(cache), { recursive: true });
    writeFileSync(`${cache}.${process.pid}`, script.createCachedData());
    renameSync(`${cache}.${process.pid}`, cache);
  } catch {}
}
