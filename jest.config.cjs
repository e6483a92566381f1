const swc = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { ...parser, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // A shared machine may be slow; a hang still ends.
  testTimeout: 60_000,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '^@sunflower/content/markdown$': '<rootDir>/libs/content/src/markdown/index.ts',
    '^@sunflower/content/typed$': '<rootDir>/libs/content/src/typed/index.ts',
    '^@sunflower/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@sunflower/([a-z-]+)/plain$': '<rootDir>/libs/$1/src/plain.ts',
  },
  transform: {
    '^.+\\.tsx?$': swc({ syntax: 'typescript', tsx: false }),
    // Nest 12 and a few others ship ES modules only, which Jest on Node 20 cannot require.
    '/node_modules/(@nestjs|content-disposition|cookie|file-type|jose|hucre|uuid)/.+\\.m?js$': swc({
      syntax: 'ecmascript',
    }),
  },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|content-disposition|cookie|file-type|jose|hucre|uuid)/)'],
};
