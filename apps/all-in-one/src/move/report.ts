/** One side of a part: how much there is, and a digest of all of it. */
export interface Side {
  readonly count: number;
  /** Of a log: the last position. */
  readonly last?: number;
  readonly digest: string;
}

/** Something that was carried, as it lies on both sides. */
export interface MovedPart {
  readonly name: string;
  readonly folder: Side;
  readonly cluster: Side;
}

/** What a move has found to be the same on both sides. */
export interface MoveReport {
  readonly from: string;
  /** Hosts and database. */
  readonly to: string;
  /** RFC 3339 */
  readonly carriedAt: string;
  /** It had been done before: only compared, nothing written. */
  readonly before: boolean;
  readonly parts: readonly MovedPart[];
  /** Service → events that have not reached everybody: its relay sends these, and no others. */
  readonly unpublished: Readonly<Record<string, number>>;
}

/** The closing summary for people. */
export function summaryOf({ from, to, carriedAt, before, parts, unpublished }: MoveReport): string {
  const rows = [
    ['', 'in the folder', 'in the cluster', 'digest'],
    ...parts.map(({ name, folder, cluster }) => [name, String(folder.count), String(cluster.count), cluster.digest]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map(
    ([name = '', folder = '', cluster = '', digest = '']) => `  ${name.padEnd(widths[0] ?? 0)}  ${folder.padStart(widths[1] ?? 0)}  ${cluster.padStart(widths[2] ?? 0)}  ${digest}`,
  );
  const waiting = Object.entries(unpublished).filter(([, events]) => events > 0);
  const published =
    waiting.length === 0
      ? 'Everything had reached everybody: nothing will be published.'
      : `Not everywhere yet, and published when the services start: ${waiting.map(([service, events]) => `${events} of ${service}`).join(', ')}.`;
  return [
    before ? `${from} was moved to ${to} on ${carriedAt}. Nothing was changed; the logs there begin with these:` : `${from} is in ${to} now. Compared on both sides, and the same:`,
    '',
    ...table,
    '',
    ...(before
      ? []
      : [published, 'Start intake, dispatch and audit: they build their views first. The folder is as it was; npm start refuses it from now on and says how to go back.']),
  ].join('\n');
}
