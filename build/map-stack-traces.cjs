const { readFileSync } = require('node:fs');
const { SourceMap } = require('node:module');
const path = require('node:path');

const mapped = new Map();

/**
 * From now on stack traces name the sources that `file` was bundled from. Its map is read for the first of them, not
 * at the start as `node --enable-source-maps` would.
 */
exports.mapStackTraces = function mapStackTraces(file) {
  mapped.set(file, null);
  Error.prepareStackTrace = (error, frames) => [describe(error), ...frames.map(place)].join('\n    at ');
};

function describe(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

function place(frame) {
  const file = frame.getFileName();
  const source = mapped.has(file) ? sourceOf(file, frame.getLineNumber(), frame.getColumnNumber()) : null;
  return source === null ? String(frame) : String(frame).replace(/[^ (]+:\d+:\d+/, source);
}

function sourceOf(file, line, column) {
  try {
    if (mapped.get(file) === null) mapped.set(file, new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))));
    const entry = mapped.get(file).findEntry(line - 1, column - 1);
    // The map leaves packages out; for a place in one it answers with the last of ours before it.
    if (entry.generatedLine !== line - 1) return null;
    const { originalSource, originalLine, originalColumn } = entry;
    return `${path.join(path.dirname(file), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
  } catch {
    return null;
  }
}
