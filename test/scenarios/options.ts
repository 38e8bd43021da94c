import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface Options {
  readonly names: readonly string[];
  readonly all: boolean;
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly json: boolean;
  /** Play on a cluster of two processes of each service. */
  readonly cluster: boolean;
}

/** A command line that cannot be followed; the message says what to write. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** How the command is used, with the scenarios there are. */
export function usage(known: readonly { readonly name: string; readonly title: { readonly en: string } }[]): string {
  const width = Math.max(...known.map(({ name }) => name.length));
  return [
    'npm run scenario -- [--all or names] [--url U | --cluster] [--json]',
    '  --url U   play against a running server; ARROWTOWER_TOKEN holds an administrator’s token',
    '  --cluster start Kafka, MongoDB and two processes of each service, and play there',
    '  --json    print one JSON object and nothing else',
    'Scenarios:',
    ...known.map(({ name, title }) => `  ${name.padEnd(width)}  ${title.en}`),
  ].join('\n');
}

/**
 * Reads the command line.
 * @param known names of the scenarios there are
 * @throws UsageError
 */
export function options(args: readonly string[], environment: Readonly<Record<string, string | undefined>>, known: readonly string[]): Options {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { all: { type: 'boolean' }, url: { type: 'string' }, json: { type: 'boolean' }, cluster: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UsageError(`No scenario is called ${unknown.join(' or ')}. There are: ${known.join(', ')}.`);
  const all = values.all === true;
  if (!all && positionals.length === 0) throw new UsageError(`Say --all or name scenarios. There are: ${known.join(', ')}.`);
  const url = values.url;
  if (url !== undefined && !/^https?:\/\/[^/]+/.test(url)) throw new UsageError(`--url ${url} is not an address. Write it like http://localhost:8080.`);
  const cluster = values.cluster === true;
  if (cluster && url !== undefined) throw new UsageError('Say --url or --cluster: a running server is played on as it is.');
  const token = environment['ARROWTOWER_TOKEN'];
  if (url !== undefined && (token === undefined || token === '')) {
    throw new UsageError(
      '--url needs the token of an administrator of that server in ARROWTOWER_TOKEN: the "token" that POST /api/access/sign-in, or redeeming a sign-in link, answers.',
    );
  }
  return { names: all ? known : known.filter((name) => positionals.includes(name)), all, url, token, json: values.json === true, cluster };
}
