import '../engine/encode-failures';

/**
 * Loaded before any workflow, when the sandbox can still be changed. The SDK takes the stack of every promise that a
 * workflow makes, to show it on request, and that costs a worker more than the workflow itself. Two frames say where an
 * error came from.
 */
Error.stackTraceLimit = 2;
