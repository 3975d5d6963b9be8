import { readFileSync } from 'node:fs';

/**
 * What packages are changed in so that they fit into the bundle of a program: file -> its new content.
 * The Temporal SDK must find from `dist/` what it finds by its own place in node_modules; and it must not bring webpack
 * and a debugger, nor run the workflows once for a debugger's sake: our programs run the workflow bundle that was built.
 */
const changes = {
  '@temporalio/worker/lib/workflow/bundler.js': () => 'exports.defaultWorkflowInterceptorModules = [];',
  '@temporalio/worker/lib/debug-replayer/index.js': () => '',
  '@temporalio/worker/lib/workflow/threaded-vm.js': replace("'./workflow-worker-thread'", "'./workflow-thread.mjs'"),
  '@temporalio/worker/lib/worker.js': replace(
    'let script = new vm.Script(code, { filename });',
    'return { code, sourceMap, filename }; let script;',
  ),
  '@temporalio/core-bridge/common.js': replace(
    '__dirname',
    "path.dirname(require.resolve('@temporalio/core-bridge/package.json'))",
  ),
  // Its data and its astronomy are loaded by the first calendar that asks for holidays: 70 ms, in three programs.
  'date-holidays/src/index.js': () =>
    "export default function (...options) { return new (require('./Holidays.js').Holidays)(...options); }",
  // It looks for another platform by a global whose first use makes Node 20 load its whole HTTP client.
  'pg/lib/stream.js': replace("typeof Response === 'function'", 'false'),
};

/** Makes packages fit; and leaves them out of the source maps, which would be ten times as large. */
export const fitPackages = {
  name: 'fit-packages',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const file = Object.keys(changes).find((each) => path.replaceAll('\\', '/').endsWith(`node_modules/${each}`));
      const contents = file === undefined ? text : changes[file](text);
      return { contents: contents + mapOfNothing(contents) };
    }),
};

/** A map that begins after the last line. */
function mapOfNothing(text) {
  const mappings = `${';'.repeat(text.split('\n').length + 1)}AAAA`;
  const map = JSON.stringify({ version: 3, sources: ['none'], mappings });
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}

function replace(found, wanted) {
  return (text) => {
    if (!text.includes(found)) throw new Error(`a package has changed: there is no more ${found}`);
    return text.replace(found, wanted);
  };
}
