// A lib imports only from libs to its left, and only through their index.ts.
const LIBS = [
  'platform',
  'content',
  'organisations',
  'identity',
  'training',
  'question-bank',
  'exam',
  'exam-session',
  'grading',
  'certificates',
  'notices',
  'reporting',
];

// Specs and their fixtures may reach for what a test needs.
const SPEC = '\\.spec\\.ts$';

const toTheLeftOnly = LIBS.slice(0, -1).map((lib, position) => ({
  name: `${lib}-knows-nothing-to-its-right`,
  comment: `${lib} may import only from: ${LIBS.slice(0, position).join(', ') || 'no lib'}. To speak to the right, mark a row or export an event.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: `^libs/(${LIBS.slice(position + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...toTheLeftOnly,
    {
      name: 'only-known-libs',
      comment: `A new lib takes its place in the order of this file: ${LIBS.join(' → ')}.`,
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/(${LIBS.join('|')})/` },
    },
    {
      name: 'libs-only-through-the-door',
      comment:
        'Import another lib as @sunflower/<lib>: its src/index.ts says what is public; what runs in a thread takes src/plain.ts, as @sunflower/<lib>/plain.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|plain)\\.ts$'] },
    },
    {
      name: 'no-lib-through-its-own-door',
      comment: 'Inside a lib import relatively: its own index.ts leads back to the importing file.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: SPEC },
      to: { path: '^libs/$1/src/(index|plain)\\.ts$' },
    },
    {
      name: 'apps-use-libs-through-the-door',
      comment: 'Import a lib as @sunflower/<lib>: its src/index.ts says what is public.',
      severity: 'error',
      from: { path: '^apps/' },
      to: {
        path: '^libs/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/content/src/(markdown|typed)/index\\.ts$'],
      },
    },
    {
      name: 'web-stands-alone',
      comment:
        'The web app takes its types from the generated OpenAPI client alone; the parser of Markdown and the cleaning of typed text it shares with the server.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(?!content/src/(markdown|typed)/)|apps/(?!web/)|test/)' },
    },
    {
      name: 'markdown-stands-alone',
      comment: 'The parser of Markdown runs in every browser: it imports nothing.',
      severity: 'error',
      from: { path: '^libs/content/src/markdown/', pathNot: SPEC },
      to: { pathNot: '^libs/content/src/markdown/' },
    },
    {
      name: 'typed-text-stands-alone',
      comment: 'The cleaning of typed text runs in every browser: it imports nothing.',
      severity: 'error',
      from: { path: '^libs/content/src/typed/', pathNot: SPEC },
      to: { pathNot: '^libs/content/src/typed/' },
    },
    {
      name: 'rehearsal-judges-from-outside',
      comment: "The rehearsal's oracle must not share the product's code, or both would be wrong together.",
      severity: 'error',
      from: { path: '^apps/rehearsal/src/', pathNot: SPEC },
      to: { path: '^(libs/|apps/(?!(rehearsal|topology)/))' },
    },
    {
      name: 'topology-starts-from-outside',
      comment:
        'It starts the built product and the servers as processes, for the rehearsal too; of the product it knows programs and settings alone.',
      severity: 'error',
      from: { path: '^apps/topology/src/', pathNot: SPEC },
      to: { path: '^(libs/|apps/(?!topology/))' },
    },
    {
      name: 'apps-do-not-mix',
      comment: 'What two apps share belongs in a lib. The worker is the one exception that the embedded process holds.',
      severity: 'error',
      from: { path: '^apps/(api|grading-worker)/' },
      to: { path: '^apps/', pathNot: '^apps/($1|grading-worker)/' },
    },
    {
      name: 'libs-know-no-app-and-no-test',
      severity: 'error',
      from: { path: '^libs/', pathNot: SPEC },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'specs-know-no-app',
      comment: 'A spec of a lib may use the fixtures of test/, not an app.',
      severity: 'error',
      from: { path: `^libs/.+${SPEC}` },
      to: { path: '^apps/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'A circle of types alone is none once it runs.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^node:' },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'A package that the running product needs is a dependency, not a devDependency.',
      severity: 'error',
      from: { path: '^(libs|apps/(api|grading-worker))/', pathNot: [SPEC, '\\.mjs$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
