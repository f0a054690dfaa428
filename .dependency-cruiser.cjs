/**
 * Who may import whom (docs/adr/0001-the-house.md). Every folder lists what it may take; the rest is forbidden.
 * Patterns match resolved paths, so a symlink, a hoisted package or an alias is no way around a wall.
 */

const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);
const builtin = (...names) => names.map((name) => `^(node:)?${name}$`);

const EVALUATOR = '^evaluator/src/(?!(redis|file|openfeature)/)';
const DOMAIN = '^domain/(?!schemas/)';
const SCHEMAS = '^domain/schemas/';
const NODE = ['^node:', ...builtin(...require('node:module').builtinModules)];

/** `from` may take values from `values`, and types alone from `types` as well. */
const WALLS = [
  { name: 'evaluator core', from: EVALUATOR, values: [EVALUATOR] },
  {
    name: 'evaluator/redis',
    from: '^evaluator/src/redis/',
    values: [EVALUATOR, '^evaluator/src/redis/', ...npm('ioredis')],
  },
  {
    name: 'evaluator/file',
    from: '^evaluator/src/file/',
    values: [EVALUATOR, '^evaluator/src/file/', ...NODE],
  },
  {
    name: 'evaluator/openfeature',
    from: '^evaluator/src/openfeature/',
    values: [EVALUATOR, '^evaluator/src/openfeature/', ...npm('@openfeature/server-sdk')],
  },
  { name: 'domain', from: DOMAIN, values: [DOMAIN], types: [EVALUATOR] },
  { name: 'domain/schemas', from: SCHEMAS, values: [DOMAIN, SCHEMAS, ...npm('zod')], types: [EVALUATOR] },
  { name: 'proof', from: '^proof/', values: ['^proof/', DOMAIN, ...npm('jose'), ...builtin('crypto')] },
  {
    name: 'store',
    from: '^store/',
    values: ['^store/', '^proof/hash[.]ts$', DOMAIN, SCHEMAS, EVALUATOR, ...npm('ioredis'), ...NODE],
  },
  {
    name: 'activities',
    from: '^activities/',
    values: [
      '^activities/',
      DOMAIN,
      SCHEMAS,
      '^proof/',
      '^store/',
      EVALUATOR,
      ...npm('@temporalio/(activity|common)', 'standardwebhooks', 'pino'),
      ...NODE,
    ],
  },
  {
    name: 'workflows',
    from: '^workflows/',
    values: ['^workflows/', DOMAIN, ...npm('@temporalio/(workflow|common)')],
    types: ['^activities/', EVALUATOR],
  },
  {
    name: 'worker',
    from: '^worker/',
    values: [
      '^worker/',
      '^activities/',
      '^store/',
      '^proof/',
      DOMAIN,
      SCHEMAS,
      ...npm('@temporalio/(worker|common|client|proto|envconfig)', 'pino', 'zod'),
      ...NODE,
    ],
  },
  {
    name: 'client',
    from: '^client/(?!web/)',
    values: [
      '^client/',
      DOMAIN,
      SCHEMAS,
      '^proof/',
      '^store/',
      '^evaluator/src/',
      ...npm('@temporalio/(client|common)', 'hono', '@hono/[^/]+', 'commander', 'pino', 'zod'),
      ...NODE,
    ],
    types: ['^workflows/'],
  },
  {
    // It runs in a browser: of our own it takes what needs nothing but the language.
    name: 'client/web',
    from: '^client/web/(?!vite\\.config)',
    values: [
      '^client/web/',
      DOMAIN,
      ...npm('react', 'react-dom', 'radix-ui', '@tanstack/react-(query|router)', '@types/react(-dom)?'),
    ],
    types: ['^client/(sdk|http/wire)/', EVALUATOR],
  },
  {
    name: 'local',
    from: '^local/',
    values: [
      '^local/',
      '^worker/',
      '^client/',
      '^store/',
      '^proof/',
      DOMAIN,
      SCHEMAS,
      '^evaluator/src/',
      ...npm('@temporalio/(client|testing)', 'ioredis', 'standardwebhooks'),
      ...NODE,
    ],
  },
];

const TYPE_ONLY = ['type-only', 'type-import'];

const wall = ({ name, from, values, types = [] }) => ({
  name: `wall of ${name}`,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...values, ...types] },
});

const typesOnly = ({ name, from, types }) => ({
  name: `types only for ${name}`,
  severity: 'error',
  from: { path: from },
  to: { path: types, dependencyTypesNot: TYPE_ONLY },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...WALLS.map(wall),
    ...WALLS.filter(({ types }) => types).map(typesOnly),
    {
      name: 'nobody imports local',
      severity: 'error',
      from: { pathNot: '^(local|test|bench)/' },
      to: { path: '^local/' },
    },
    {
      name: 'nobody imports tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'only what is installed with the product',
      comment: 'A package that is hoisted here by chance, or for development alone, is missing elsewhere.',
      severity: 'error',
      from: { pathNot: ['^(test|bench)/', '\\.config\\.'] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: [...TYPE_ONLY, 'npm-peer'],
      },
    },
    {
      name: 'every import is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(evaluator/)?dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['sluice-source', 'types', 'import', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
