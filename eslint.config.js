import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Forms that are legal TypeScript and unwelcome everywhere. */
const UNWELCOME = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a name that can be searched for.' },
  { selector: 'ExportAllDeclaration', message: 'List what is public by name.' },
  { selector: 'TSEnumDeclaration', message: 'Use a const object and the union of its values.' },
];

const BARE_ERROR = {
  selector: ':matches(NewExpression, CallExpression)[callee.name="Error"]',
  message: 'Give the error a class or a code the caller can act on; for a broken promise use invariant().',
};

/** Only `client/kill` may write records from outside; any other `.apply()` there is a side door. */
const SIDE_DOOR = {
  selector: 'CallExpression[callee.property.name="apply"]',
  message: 'Records are written by the worker; client/kill alone may call apply().',
};

const OWN_CLOCK = [
  ['Date', 'now'],
  ['Math', 'random'],
  ['crypto', 'randomUUID'],
].map(([object, property]) => ({ object, property, message: 'domain/ is pure: pass the value in.' }));

const NO_NEW_DATE = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'domain/ is pure: pass the time in.',
};

/** A test that is skipped looks like one that passed. */
const SKIPPED_TEST = {
  selector:
    'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|skip|skipIf|runIf|todo|fails)$/]',
  message: 'Tests run, all of them, and fail where something is missing.',
};

const restrict = (...forms) => ['error', ...UNWELCOME, ...forms];

export default defineConfig(
  globalIgnores(['**/dist/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['vitest.config.ts', 'evaluator/vite.config.ts', 'client/web/vite.config.ts'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-lines': ['error', 350],
      'max-lines-per-function': ['error', 50],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'no-restricted-syntax': restrict(BARE_ERROR),
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Spreading a text means its code points here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // "import { type A }" is still an import when the code runs; "import type { A }" is not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A leading underscore says "taken off on purpose": the one way to leave members out of an object by type.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // Hot loops and hand-written parsers: a call more per decision costs more than a branch more to read.
    files: ['evaluator/src/**/*.ts'],
    rules: { complexity: ['error', 15], 'max-depth': ['error', 4] },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...OWN_CLOCK],
      'no-restricted-syntax': restrict(BARE_ERROR, NO_NEW_DATE),
    },
  },
  {
    // The home of invariant().
    files: ['domain/failure.ts'],
    rules: { 'no-restricted-syntax': restrict(NO_NEW_DATE) },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    ignores: ['client/kill/**'],
    rules: { 'no-restricted-syntax': restrict(BARE_ERROR, SIDE_DOOR) },
  },
  {
    // A test may play a stranger that throws anything, and a contract suite is one long function of short tests.
    files: ['test/**/*.ts'],
    rules: { 'no-restricted-syntax': restrict(SKIPPED_TEST), 'max-lines-per-function': 'off' },
  },
  {
    // Configuration that its tool wants as a default export.
    files: ['*.js', '**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.{js,cjs,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', module: 'writable' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  prettier,
);
