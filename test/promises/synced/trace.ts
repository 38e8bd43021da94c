/** One thing that a traced process did to a file or socket. */
export interface Deed {
  readonly kind: 'write' | 'sync';
  /** What the descriptor stands for: a path, or `TCP:[from->to]`. */
  readonly target: string;
  /** `begun` is there only where other threads did something before it was done. */
  readonly phase: 'begun' | 'done' | 'whole';
  /** It answered an error. */
  readonly failed: boolean;
  /** The line as strace wrote it, the bytes in it escaped. */
  readonly text: string;
}

/** System calls that must be traced, for `strace -f -yy -s <enough for a page> -e trace=…`. */
export const CALLS = ['fsync', 'fdatasync', 'write', 'writev', 'pwrite64', 'pwritev', 'sendto', 'sendmsg'] as const;

const LINE = /^(\d+)\s+(\w+)\(\d+<((?:TCP|TCPv6|UDP|UNIX|UNIX-STREAM|NETLINK|socket)[^\]]*\]|[^>]*)>/;
const RESUMED = /^(\d+)\s+<\.\.\. (\w+) resumed>/;

/** Reads what strace wrote, in its order. Lines about other things are left out. */
export function deedsOf(trace: string): readonly Deed[] {
  const deeds: Deed[] = [];
  const open = new Map<string, Deed>();
  for (const text of trace.split('\n')) {
    const failed = / = -1 /.test(text.slice(-80));
    const resumed = RESUMED.exec(text);
    if (resumed !== null) {
      const begun = open.get(`${resumed[1]} ${resumed[2]}`);
      if (begun !== undefined) deeds.push({ ...begun, phase: 'done', failed });
      continue;
    }
    const found = LINE.exec(text);
    if (found === null) continue;
    const [, thread = '', call = '', target = ''] = found;
    if (!CALLS.some((known) => known === call)) continue;
    const kind = call === 'fsync' || call === 'fdatasync' ? 'sync' : 'write';
    const unfinished = text.endsWith('<unfinished ...>');
    const deed: Deed = { kind, target, phase: unfinished ? 'begun' : 'whole', failed, text };
    if (unfinished) open.set(`${thread} ${call}`, deed);
    deeds.push(deed);
  }
  return deeds;
}
