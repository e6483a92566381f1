import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.mts', '**/*.tsx'];
const SPECS_AND_FIXTURES = ['**/*.spec.ts', 'test/**'];
const SCRIPTS = ['**/*.mjs', '**/*.cjs'];

// STYLE: the clock is injected, and lives in one file.
const TIME = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Inject the Clock; Date.now() lives in libs/platform/src/time/clock.ts alone.',
  },
  {
    selector: "NewExpression[callee.name='Date']",
    message:
      'Inject the Clock, and write times with isoTime(); new Date() lives in libs/platform/src/time/clock.ts alone.',
  },
];
const ENVIRONMENT = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Take the setting from Config; process.env lives in libs/platform/src/config.ts alone.',
  },
];
// One place says how a time is written: by another one midnight was 24:00.
const TIME_FORMAT = [
  {
    selector: "MemberExpression[object.name='Intl'][property.name='DateTimeFormat']",
    message: 'Write times by libs/platform/src/time/china-time.ts, on the pages by apps/web/src/i18n/format-time.ts.',
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale(Date|Time)String$/]',
    message: 'Write times by libs/platform/src/time/china-time.ts, on the pages by apps/web/src/i18n/format-time.ts.',
  },
  {
    selector: "Property[key.name='hour12']",
    message: 'Midnight becomes 24:00 by hour12; apps/web/src/i18n/format-time.ts has hourCycle h23.',
  },
];
const DEFAULT_EXPORT = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: the name says what the file is about.' },
];

// What a caller hands over may hold more than its type says; a refusal once told a candidate the whole exam.
const DETAILS = [
  {
    selector: "CallExpression[callee.type='Super'][arguments.1.type='Identifier']",
    message: 'Name the fields of the details: a literal, or onlyDetails of libs/platform/src/errors/errors.ts.',
  },
  {
    selector: "CallExpression[callee.type='Super'] > ObjectExpression > SpreadElement",
    message: 'Name the fields of the details one by one.',
  },
];

const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] });

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'coverage/', 'node_modules/', 'rehearsal-report/', 'apps/web/src/api/schema.d.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: SCRIPTS,
    languageOptions: { globals: nodeGlobals() },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './apps/web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      // A wide object or call takes a line for each part, as the formatter sets it.
      'max-lines-per-function': ['error', { max: 70 }],
      'max-params': ['error', { max: 6 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers read well in texts; everything else has to be made a text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A Nest module is a class of decorators, or a name for what it imports.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // An implementation of an asynchronous door may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // An index into an array may be undefined although the compiler does not say so (noUncheckedIndexedAccess is off).
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // What a driver returns is converted on purpose: the type of a raw row is a claim.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // DTO classes describe what goes out; a literal of the same shape is how one is made.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // [...text] takes a text apart by characters, which is what we want of Chinese; a DTO is spread for its fields, it has no methods.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/no-invalid-void-type': [
        'error',
        { allowInGenericTypeArguments: true, allowAsThisParameter: true },
      ],
      'no-fallthrough': 'off',
      '@typescript-eslint/prefer-reduce-type-parameter': 'off',
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/api/**/*.ts', 'apps/grading-worker/**/*.ts'],
    rules: restricted(TIME, TIME_FORMAT, ENVIRONMENT),
  },
  {
    files: ['libs/**/*.ts'],
    rules: { 'no-console': 'error', ...restricted(TIME, TIME_FORMAT, ENVIRONMENT, DEFAULT_EXPORT) },
  },
  {
    files: ['libs/**/*.errors.ts', 'libs/platform/src/errors/errors.ts'],
    rules: restricted(TIME, TIME_FORMAT, ENVIRONMENT, DEFAULT_EXPORT, DETAILS),
  },
  {
    files: ['apps/web/**/*.ts', 'apps/web/**/*.tsx', 'apps/rehearsal/**/*.ts'],
    rules: restricted(TIME_FORMAT),
  },
  { files: ['apps/web/src/i18n/format-time.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['libs/platform/src/time/clock.ts'], rules: restricted(TIME_FORMAT, ENVIRONMENT, DEFAULT_EXPORT) },
  { files: ['libs/platform/src/config.ts'], rules: restricted(TIME, TIME_FORMAT, DEFAULT_EXPORT) },
  {
    files: ['apps/web/**'],
    rules: {
      // Markup takes lines that hold no logic.
      'max-lines-per-function': ['error', { max: 110 }],
      // Handlers are handed on by React, and events and errors of the browser have the browser's types.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  // The schema is one list of tables.
  { files: ['libs/platform/src/database/migrations/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: SPECS_AND_FIXTURES,
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // What supertest and raw queries hand over has no type.
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);

function nodeGlobals() {
  const names = [
    'process',
    'console',
    'performance',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'URL',
    'URLSearchParams',
    'Buffer',
    'fetch',
    'AbortSignal',
    'AbortController',
    'module',
    'require',
    '__dirname',
    '__filename',
    'structuredClone',
    'TextDecoder',
    'TextEncoder',
  ];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
