const COLOURS: Readonly<Record<string, string>> = { fatal: '\u001b[41m', error: '\u001b[31m', warn: '\u001b[33m', info: '\u001b[32m', debug: '\u001b[36m', trace: '\u001b[90m' };

/** Turns pino's JSON lines into text for a person at a terminal. */
export function prettyDestination(out: { write(text: string): unknown }): { write(line: string): void } {
  return { write: (line) => void out.write(prettyLine(line)) };
}

/** One line as text: time, level, what happened, the remaining facts, the remedy on its own line. */
export function prettyLine(line: string): string {
  const { time, level, msg, remedy, err, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const shown = Object.entries(facts).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const head = `${clock} ${COLOURS[String(level)] ?? ''}${String(level).toUpperCase().padEnd(5)}\u001b[0m ${typeof msg === 'string' ? msg : ''}`;
  const tail = shown.length === 0 ? '' : ` \u001b[90m${shown.join(' ')}\u001b[0m`;
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${head}${tail}${stack}${typeof remedy === 'string' ? `\n         → ${remedy}` : ''}\n`;
}
