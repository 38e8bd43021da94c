import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Rules of who may import what; a violation prints the rule's name and this reason. */
const STREAM_FOLDER = '^apps/(intake|dispatch|audit)/src/(request|call|community|case|responder|place)/';
const SPEC = '\\.spec\\.ts$';
const rules = [
  {
    name: 'a-stream-folder-is-pure',
    comment: 'A stream folder imports only itself and the decider type: rules that do I/O cannot be replayed or tested in milliseconds.',
    from: { path: STREAM_FOLDER, pathNot: [SPEC, '/(plays|examples)\\.ts$'] },
    to: { pathNot: [`^apps/$1/src/$2/`, '^libs/event-store/src/(index|event|decider)\\.ts$'] },
  },
  {
    name: 'an-app-imports-no-other-app',
    comment: 'Services speak only in public events; all-in-one is the one place that puts them together.',
    from: { path: '^apps/(intake|dispatch|audit)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'libs-do-not-know-apps',
    comment: 'A library that imports an app cannot serve the other two.',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'libs-are-entered-by-the-front-door',
    comment: "Import '#lib' (its index.ts) or '#lib/testing' from tests, not a file inside another library.",
    from: { path: '^(?:libs|apps)/([^/]+)/' },
    to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|testing)\\.ts$'] },
  },
  {
    name: 'product-code-does-not-import-test-helpers',
    comment: 'testing.ts files use the test runner and exist in tests only.',
    from: { path: '^(apps|libs)/', pathNot: [SPEC, '/testing(\\.ts$|/)', '-under-test\\.ts$', 'contract\\.ts$'] },
    to: { path: '^libs/[^/]+/src/testing\\.ts$' },
  },
  {
    name: 'stores-and-contracts-know-no-framework',
    comment: 'Event store, views, contracts and catalogue must run in a plain script, a simulation or a verifier.',
    from: { path: '^libs/(event-store|views|contracts|catalogue)/' },
    to: { path: '@nestjs/' },
  },
  {
    name: 'contracts-carry-no-logic',
    comment: 'Contracts are schemas and types; anything else would be shared behaviour between services.',
    from: { path: '^libs/contracts/', pathNot: SPEC },
    to: { pathNot: ['^libs/contracts/', '^libs/event-store/src/(index|event)\\.ts$', 'typebox'] },
  },
  {
    name: 'only-the-kafka-adapter-imports-kafkajs',
    comment: 'kafkajs is unmaintained: replacing it must touch one file (test/brokers asks servers whether they are up, test/bench measures against it).',
    from: { pathNot: ['^libs/messaging/src/kafka-client\\.ts$', '^test/(brokers|bench)/'] },
    to: { path: 'node_modules/kafkajs' },
  },
  { name: 'only-mongo-files-import-mongoose', comment: 'MongoDB is an adapter.', from: { pathNot: '/mongo-[^/]*\\.ts$' }, to: { path: 'node_modules/(mongoose|mongodb)/' } },
  {
    name: 'telemetry-is-loaded-on-demand',
    comment: 'Without a collector OpenTelemetry’s SDK costs neither memory nor time at the start: its file is reached by import() only.',
    from: { path: '^(apps|libs|deploy)/', pathNot: SPEC },
    to: { path: '^libs/runtime/src/telemetry/sdk\\.ts$', dependencyTypesNot: ['type-only' as const, 'dynamic-import' as const] },
  },
  {
    name: 'the-telemetry-sdk-is-in-one-file',
    comment: 'Spans and metrics are written against the API; only sdk.ts and the metrics know what is behind it.',
    from: { path: '^(apps|libs|deploy)/', pathNot: [SPEC, '^libs/runtime/src/(telemetry/(sdk|collector-watch)|health/(metrics|prometheus))\\.ts$'] },
    to: { path: 'node_modules/@opentelemetry/(?!api/)' },
  },
  {
    name: 'only-adapters-open-sqlite',
    comment: 'node:sqlite is an adapter; maintenance commands and locks say so in their file name.',
    from: { path: '^(apps|libs)/', pathNot: [SPEC, '/[^/]*(sqlite|log-file|view-file|key-file|backup|restore|lock)[^/]*\\.ts$'] },
    to: { path: '^(node:)?sqlite$' },
  },
  { name: 'no-circles', comment: 'Two files that import each other are one idea in two places.', from: { path: '^(apps|libs|test)/' }, to: { circular: true } },
];

const root = join(import.meta.dirname, '..');

async function violations(): Promise<string[]> {
  const result = await cruise(
    ['apps', 'libs', 'test'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules.map((rule) => ({ ...rule, severity: 'error' as const })) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|apps/console)/' },
      tsConfig: { fileName: join(root, 'tsconfig.json') },
    },
    { conditionNames: ['arrowtower-source', 'import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'], extensions: ['.ts', '.mjs', '.js', '.json'] },
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const output = result.output as ICruiseResult;
  if (output.summary.totalCruised < 50) throw new Error(`only ${output.summary.totalCruised} modules were read: the rules checked nothing`);
  return output.summary.violations.map(
    (violation) => `${violation.rule.name}: ${violation.from} → ${violation.to} (${rules.find((rule) => rule.name === violation.rule.name)?.comment})`,
  );
}

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name === 'node_modules' || name === 'dist' || name === 'console') continue;
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (path.endsWith('.ts')) yield path;
  }
}

describe('architecture', () => {
  it('every import follows the rules', async () => {
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('no hidden clock and no hidden randomness under a stream folder', () => {
    const hidden = /\bDate\.now\b|new Date\(\)|Math\.random|randomUUID|performance\.now|process\./;
    const found = [...sources(join(root, 'apps'))]
      .map((path) => relative(root, path))
      .filter((path) => new RegExp(STREAM_FOLDER).test(path) && !path.endsWith('.spec.ts'))
      .filter((path) => hidden.test(readFileSync(join(root, path), 'utf8')));
    expect(found).toEqual([]);
  });

  it('every stream folder has the same shape', () => {
    const folders = ['intake/src/request', 'intake/src/call', 'intake/src/community', 'dispatch/src/case', 'dispatch/src/responder'];
    const missing = folders.flatMap((folder) =>
      ['commands.ts', 'events.ts', 'refusals.ts', 'past-events.ts', `${folder.split('/').at(-1)}.ts`, `${folder.split('/').at(-1)}.spec.ts`]
        .filter((name) => !readdirSync(join(root, 'apps', folder)).includes(name))
        .map((name) => `apps/${folder}/${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('every library says its one reason in the first line of its README', () => {
    const missing = readdirSync(join(root, 'libs')).filter((lib) => {
      const first = readFileSync(join(root, 'libs', lib, 'README.md'), 'utf8').split('\n')[0] ?? '';
      return !/^# .+: .{10,}/.test(first);
    });
    expect(missing).toEqual([]);
  });

  it('the top level is fixed', () => {
    const allowed = new Set([
      'apps',
      'libs',
      'deploy',
      'test',
      'nest-cli.json',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'docker-compose.yml',
      'README.md',
      'README.zh-CN.md',
      'LICENSE',
    ]);
    const made = new Set(['node_modules', 'dist', 'data', 'coverage', 'screenshots']);
    expect(readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name) && !made.has(name))).toEqual([]);
  });
});
