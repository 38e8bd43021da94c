import { join } from 'node:path';

// Brokers are started once for all suites of a run, by whichever worker needs them first, and end with this process (test/brokers).
process.env.ARROWTOWER_TEST_RUN ??= `${process.pid}.${Date.now().toString(36)}`;

/** One configuration for all suites; `npm test` groups them by folder (deploy/run-tests.mjs). */
export default {
  rootDir: join(import.meta.dirname, '..'),
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  maxWorkers: 2,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['arrowtower-source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
