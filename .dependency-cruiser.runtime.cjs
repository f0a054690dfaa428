/**
 * What is reachable when the code runs, over any number of steps: type-only imports are gone by then.
 * This is the net for what enters the workflow sandbox or an app's bundle by way of a module that may be imported.
 */
const { options } = require('./.dependency-cruiser.cjs');

const SANDBOXED = ['^workflows/', '^evaluator/src/(?!(redis|file|openfeature)/)', '^domain/(?!schemas/)'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'sandboxed code reaches neither zod nor ioredis nor Node',
      severity: 'error',
      from: { path: SANDBOXED },
      to: {
        path: [
          '(^|/)node_modules/(zod|ioredis|jose)/',
          '^node:',
          ...require('node:module').builtinModules.map((name) => `^${name}$`),
        ],
        reachable: true,
      },
    },
    {
      name: 'no circle',
      comment: 'Deciding is recursive by nature: prerequisites are flags, parents of segments are segments.',
      severity: 'error',
      from: { pathNot: '^evaluator/src/' },
      to: { circular: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
