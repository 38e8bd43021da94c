import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig, projectRoot } from '#runtime';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly restart: string;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean; readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } } | null>>;
  readonly volumes: object;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const root = projectRoot();
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'arrowtower');
const long = ours.filter(([name]) => name !== 'prepare');

/** What `npm run deploy:secrets` makes, in a folder of its own. */
function madeSecrets(): { readonly env: Readonly<Record<string, string>>; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'arrowtower-secrets-'));
  const script = join(folder, 'deploy/compose/secrets.mjs');
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(script, readFileSync(join(root, 'deploy/compose/secrets.mjs')));
  const made = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const lines = readFileSync(join(folder, '.env'), 'utf8')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));
  return { folder, env: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) };
}

/** `${NAME}` and `${NAME:-default}` as compose fills them in. */
function filled(value: string, env: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, otherwise = '') => env[name] ?? String(otherwise));
}

describe('docker-compose.yml', () => {
  const { env, folder } = madeSecrets();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs each service of ours as the image’s program, with a configuration that it accepts', () => {
    expect(ours.map(([name]) => name).toSorted()).toEqual(['audit', 'dispatch', 'intake', 'prepare']);
    for (const [name, { command, environment }] of ours) {
      expect(command).toEqual([name === 'prepare' ? 'deploy:prepare' : name]);
      const set = Object.fromEntries(Object.entries(environment ?? {}).map(([key, value]) => [key, filled(value, env)]));
      const key = join(folder, 'deploy/secrets/master.key');
      const config = loadConfig({ ...set, MASTER_KEY_FILE: key }, folder, false, { clusterNeeded: true });
      expect(config.cluster).toMatchObject({ database: 'arrowtower', kafka: { brokers: ['kafka:9092'], sasl: { mechanism: 'plain', password: env['KAFKA_PASSWORD'] } } });
      expect(config.cluster?.mongodbUrl).toContain(env['MONGO_PASSWORD']);
    }
  });

  it('lets a service’s word on where a request comes from count only for the network of the proxy', () => {
    const [subnet] = compose.networks['front']?.ipam?.config ?? [];
    expect(long.map(([, { environment }]) => environment?.['TRUSTED_PROXIES'])).toEqual(long.map(() => subnet?.subnet));
    expect(
      services
        .filter(([, { networks }]) => networks.includes('front'))
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(['audit', 'dispatch', 'intake', 'proxy']);
  });

  it('gives the services nothing they do not need', () => {
    for (const [, service] of ours) {
      expect(service).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
    for (const [, service] of services) expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    for (const [, service] of long) expect(service).toMatchObject({ stop_grace_period: '15s', restart: 'unless-stopped' });
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks['back']?.internal).toBe(true);
  });

  it('has no password in it and no default for one', () => {
    const secrets = [...text.matchAll(/\$\{(\w*(?:PASSWORD|KEY|SECRET)\w*)([^}]*)\}/g)];
    expect(new Set(secrets.map(([, name]) => name))).toEqual(new Set(['MONGO_PASSWORD', 'MONGO_ROOT_PASSWORD', 'KAFKA_PASSWORD']));
    expect(secrets.filter(([, , otherwise]) => otherwise !== '').map(([whole]) => whole)).toEqual([]);
    expect(Object.keys(env)).toEqual(expect.arrayContaining(['MONGO_PASSWORD', 'MONGO_ROOT_PASSWORD', 'KAFKA_PASSWORD', 'PUBLIC_URL']));
    expect(new Set(Object.values(env)).size).toBe(Object.keys(env).length);
    for (const { file } of Object.values(compose.secrets)) expect(existsSync(join(folder, file))).toBe(true);
    expect(statSync(join(folder, '.env')).mode & 0o077).toBe(0);
    const ignored = spawnSync('git', ['check-ignore', '.env', 'deploy/secrets/master.key'], { cwd: root, encoding: 'utf8' });
    expect(ignored.stdout.trim().split('\n')).toEqual(['.env', 'deploy/secrets/master.key']);
  });

  it('waits only for what can happen: a one-shot’s end, or the health of what has a check', () => {
    const image = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');
    expect(image).toMatch(/^HEALTHCHECK .*healthy\.mjs/m);
    for (const [, { depends_on = {} }] of services) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const on = compose.services[name];
        expect(on).toBeDefined();
        const checked = on?.healthcheck?.test !== undefined || (on?.image === 'arrowtower' && on.healthcheck?.disable !== true);
        expect(condition === 'service_healthy' ? checked : condition === 'service_completed_successfully' && on?.restart === 'no').toBe(true);
      }
    }
  });

  it('names images by version, and files and volumes that are there', () => {
    for (const [name, { image }] of services) if (image !== 'arrowtower') expect(`${name} ${image}`).toMatch(/:\d+\.\d+(\.\d+)?(-alpine)?$/);
    for (const [, { volumes = [] }] of services) {
      for (const [from = ''] of volumes.map((volume) => volume.split(':'))) expect(from.startsWith('./') ? existsSync(join(root, from)) : from in compose.volumes).toBe(true);
    }
    for (const [, { networks, secrets = [] }] of services) {
      expect(networks.filter((network) => !(network in compose.networks))).toEqual([]);
      expect(secrets.filter((secret) => !(secret in compose.secrets))).toEqual([]);
    }
  });
});

const withDockerCompose = spawnSync('docker', ['compose', 'version']).status === 0 ? describe : describe.skip;
withDockerCompose('docker compose config (skipped where docker has no compose plugin: install docker-compose-plugin)', () => {
  it('accepts docker-compose.yml', () => {
    const checked = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: root, encoding: 'utf8' });
    expect(checked.stderr.replaceAll(/.*variable is not set.*\n?/g, '')).toBe('');
    expect(checked.status).toBe(0);
  });
});

describe('the image', () => {
  const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');

  it('is made of files that are there and not kept out', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' ')).filter((from) => from !== '.');
    expect(sources.length).toBeGreaterThan(4);
    for (const source of sources) {
      expect(existsSync(join(root, source))).toBe(true);
      expect(ignored).not.toContain(source.split('/')[0]);
    }
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', 'deploy/secrets', 'node_modules', 'dist', 'data']));
  });

  it('does not run as root', () => {
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '));
  });

  it('knows programs that are compiled from files that are there', () => {
    const programs = [...readFileSync(join(root, 'deploy/image/run.mjs'), 'utf8').matchAll(/'\.\.\/\.\.\/dist\/(.+)\.js'/g)].map(([, path = '']) => path);
    expect(programs.length).toBeGreaterThan(8);
    expect(programs.filter((path) => !existsSync(join(root, `${path}.ts`)))).toEqual([]);
  });

  it('says which programs there are', () => {
    const run = spawnSync(process.execPath, [join(root, 'deploy/image/run.mjs'), 'sing'], { encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('There is no program "sing". Write one of: intake, dispatch, audit,');
  });

  it('is healthy while something answers on its port, and not otherwise', async () => {
    let status = 200;
    const server = createServer((request, answer) => answer.writeHead(request.url === '/livez' ? status : 404).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const check = async () => {
      const child = spawn(process.execPath, [join(root, 'deploy/image/healthy.mjs')], { env: { ...process.env, PORT: String(port), TLS_CERT: '' } });
      const [code] = (await once(child, 'exit')) as [number];
      return code;
    };
    expect(await check()).toBe(0);
    status = 503;
    expect(await check()).toBe(1);
    server.close();
    await once(server, 'close');
    expect(await check()).toBe(1);
  });

  it('has every package that the programs import among those for production', () => {
    // Resolved from a folder with nothing but package.json’s dependencies linked in.
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Readonly<Record<string, string>> };
    const imported = spawnSync(
      'grep',
      [
        '-rhoE',
        '--include=*.ts',
        '--exclude=*.spec.ts',
        '--exclude-dir=testing',
        "from '[^.#n][^']*'|from '@[^']*'",
        'apps/intake/src',
        'apps/dispatch/src',
        'apps/audit/src',
        'libs/process/src',
        'libs/runtime/src',
      ],
      { cwd: root, encoding: 'utf8' },
    );
    const packages = new Set([...imported.stdout.matchAll(/from '((?:@[^/']+\/)?[^/']+)/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('node:')));
    expect(packages.size).toBeGreaterThan(10);
    const missing = [...packages].filter((name) => !(name in dependencies) && !['fast-check', 'testcontainers'].includes(name));
    expect(missing).toEqual([]);
  });
});

describe('the runbook', () => {
  const runbook = readFileSync(join(root, 'deploy/runbook.md'), 'utf8');
  const readme = readFileSync(join(root, 'deploy/README.md'), 'utf8');

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
    const named = new Set([...`${runbook}\n${readme}`.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name));
    expect(named.size).toBeGreaterThan(6);
    expect([...named].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only metrics that exist', () => {
    const sources = spawnSync('grep', ['-rhoE', "'arrowtower\\.[a-z._]+'", 'libs/runtime/src'], { cwd: root, encoding: 'utf8' }).stdout;
    const known = [...sources.matchAll(/'([a-z._]+)'/g)].map(([, name = '']) => name.replaceAll('.', '_'));
    const named = [...runbook.matchAll(/`(arrowtower_[a-z_]+)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !known.some((one) => name === one || name === `${one}_seconds` || name === `${one}_total`))).toEqual([]);
  });

  it('says what to do for every way a stream is parked', () => {
    const kinds = /ParkedKind = ([^;]+);/.exec(readFileSync(join(root, 'libs/messaging/src/consumer-state.ts'), 'utf8'))?.[1] ?? '';
    const named = [...kinds.matchAll(/'([^']+)'/g)].map(([, kind = '']) => kind);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((kind) => !new RegExp(`\\| \`${kind}\` +\\|`).test(runbook))).toEqual([]);
  });
});
