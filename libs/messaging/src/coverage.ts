/** What a consuming service subscribes to and what it does with it. */
export interface Coverage {
  readonly service: string;
  readonly topics: readonly string[];
  readonly ignored: readonly string[];
  readonly handled: readonly string[];
  readonly contract: Readonly<Record<string, readonly string[]>>;
}

/** @throws Error with one sentence per mistake, each saying what to write */
export function assertCovered({ service, topics, ignored, handled, contract }: Coverage): void {
  const mistakes: string[] = [];
  const expected = new Set<string>();
  for (const topic of topics) {
    const types = contract[topic];
    if (types === undefined) mistakes.push(`${service} subscribes to ${topic}, which no contract names; there are ${Object.keys(contract).join(', ')}.`);
    for (const type of types ?? []) {
      expected.add(type);
      if (!handled.includes(type) && !ignored.includes(type)) {
        mistakes.push(`${service} subscribes to ${topic} but does nothing with ${type}: write a handler @FromBus('${service}', '${type}') or add it to the ignored types.`);
      }
      if (handled.includes(type) && ignored.includes(type)) mistakes.push(`${service} both handles and ignores ${type}: take it out of the ignored types.`);
    }
  }
  for (const type of [...handled, ...ignored]) {
    if (!expected.has(type))
      mistakes.push(`${service} names ${type}, which is on none of the topics it subscribes to (${topics.join(', ')}): subscribe to its topic or mend the name.`);
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
}
