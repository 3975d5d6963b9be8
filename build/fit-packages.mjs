import { readFileSync } from 'node:fs';
import { messagesOfPrograms, messagesOfThread } from './fit-messages.mjs';

/** The versions that the changes below were made for and tried with. */
const madeFor = {
  '@temporalio/worker': '1.24.0',
  '@temporalio/core-bridge': '1.24.0',
  '@temporalio/proto': '1.24.0',
  protobufjs: '8.8.1',
  'date-holidays': '3.37.0',
  pg: '8.23.1',
};

/** Twice the SDK's own limit, since a request may wait behind others. */
const NEVER_YIELDS_MS = 10_000;

/** What packages are changed in so that they fit into the bundle of a program: file -> (its content, its path) -> the new content. */
const ofPrograms = {
  // The Temporal SDK must find from `dist/` what it finds by its own place in node_modules.
  '@temporalio/worker/lib/workflow/threaded-vm.js': replace(
    "'./workflow-worker-thread'",
    "'./workflow-thread.mjs'",
    // Stands for the time limit of each call into the sandbox (see `ofThread`): a workflow that never yields ends the process.
    `        return new Promise((resolve, reject) => {
            this.requestIdToCompletion.set(requestId, { resolve, reject });
        });`,
    `        const guard = setTimeout(() => {
            this.exitError = new errors_1.UnexpectedError('A workflow did not yield for ${NEVER_YIELDS_MS} ms');
            this.workerThread.terminate();
        }, ${NEVER_YIELDS_MS});
        return new Promise((resolve, reject) => {
            this.requestIdToCompletion.set(requestId, { resolve, reject });
        }).finally(() => clearTimeout(guard));`,
  ),
  // It must not bring webpack and a debugger, nor run the workflows once for a debugger's sake: we run the bundle that was built.
  '@temporalio/worker/lib/workflow/bundler.js': () => 'exports.defaultWorkflowInterceptorModules = [];',
  '@temporalio/worker/lib/debug-replayer/index.js': () => '',
  '@temporalio/worker/lib/worker.js': replace(
    'let script = new vm.Script(code, { filename });',
    'return { code, sourceMap, filename }; let script;',
  ),
  // A class is made for each message of a service when it is first sent, and not for all of them when somebody connects.
  '@temporalio/proto/node_modules/protobufjs/src/service.js': replace(
    '(method, method.resolvedRequestType.ctor, method.resolvedResponseType.ctor)',
    '(method)',
    'function(method, requestType, responseType)',
    'function(method)',
    'method, requestType, responseType, request',
    'method, method.resolvedRequestType.ctor, method.resolvedResponseType.ctor, request',
  ),
  '@temporalio/proto/protos/json-module.js': messagesOfPrograms,
  // Its data and its astronomy are loaded by the first calendar that asks for holidays: 70 ms, in three programs.
  'date-holidays/src/index.js': () =>
    "export default function (...options) { return new (require('./Holidays.js').Holidays)(...options); }",
  // It looks for another platform by a global whose first use makes Node 20 load its whole HTTP client.
  'pg/lib/stream.js': replace("typeof Response === 'function'", 'false'),
};

const ofBoth = {
  '@temporalio/core-bridge/common.js': replace(
    '__dirname',
    "path.dirname(require.resolve('@temporalio/core-bridge/package.json'))",
  ),
  // All that it takes from the gRPC client is the class of an error's metadata.
  '@temporalio/core-bridge/lib/errors.js': (text) => {
    if (/\bgrpc\.(?!Metadata\b)/.test(text)) throw changed('@temporalio/core-bridge/lib/errors.js');
    return replace('"@grpc/grpc-js"', '"@grpc/grpc-js/build/src/metadata"')(text);
  },
};

/** Half of what a workflow task costs in the thread is spared by these two. */
const ofThread = {
  // A time limit makes Node start a thread for each of the dozen calls of a task.
  '@temporalio/worker/lib/workflow/reusable-vm.js': replace(
    `callIntoVmScript.runInContext(context, {
                        timeout: isolateExecutionTimeoutMs,
                        displayErrors: true,
                    })`,
    'callIntoVmScript.runInContext(context)',
  ),
  // It keeps a stack trace of each promise for a query that we do not offer.
  '@temporalio/worker/lib/workflow/vm-shared.js': replace('this.setPromiseHook();', ''),
  '@temporalio/proto/protos/json-module.js': messagesOfThread,
};

export const fitPrograms = fitPackages({ ...ofBoth, ...ofPrograms });
export const fitThread = fitPackages({ ...ofBoth, ...ofThread });

/** Makes packages fit; and leaves them out of the source maps, which would be ten times as large. */
function fitPackages(changes) {
  const made = new Set();
  const setup = ({ onLoad, onEnd }) => {
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => {
      const file = Object.keys(changes).find((each) => path.replaceAll('\\', '/').endsWith(`node_modules/${each}`));
      const text = readFileSync(path, 'utf8');
      if (file !== undefined) checkVersion(path);
      if (file !== undefined) made.add(file);
      const contents = file === undefined ? text : changes[file](text, path);
      return { contents: contents + mapOfNothing(contents) };
    });
    onEnd(({ errors }) => {
      const left = Object.keys(changes).filter((file) => !made.has(file));
      return {
        errors: errors.length === 0 ? left.map((file) => ({ text: `${file} is no longer part of a program` })) : [],
      };
    });
  };
  return { name: 'fit-packages', setup };
}

/** A newer package may do otherwise what a change relies on, without a word. */
function checkVersion(path) {
  const [, folder, name] = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))/.exec(path);
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (version !== madeFor[name.replaceAll('\\', '/')]) throw changed(`${name} (${version})`);
}

function changed(what) {
  return new Error(`${what} is not what build/fit-packages.mjs was made for: look through its changes again.`);
}

/** A map that begins after the last line. */
function mapOfNothing(text) {
  const mappings = `${';'.repeat(text.split('\n').length + 1)}AAAA`;
  const map = JSON.stringify({ version: 3, sources: ['none'], mappings });
  return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}

/** Pairs of what is there, once, and what shall be there. */
function replace(...pairs) {
  return (text) => {
    for (let at = 0; at < pairs.length; at += 2) {
      const parts = text.split(pairs[at]);
      if (parts.length !== 2) throw changed(pairs[at]);
      text = parts.join(pairs[at + 1]);
    }
    return text;
  };
}
