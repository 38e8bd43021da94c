import { prettyLine } from './pretty.ts';

describe('a line for a person', () => {
  it('says what happened, to what, and what to do', () => {
    const line = prettyLine(JSON.stringify({ level: 'warn', time: '2022-04-02T03:00:00.000Z', msg: 'a message waits', stream: 'request-1', remedy: 'Release it.' }));
    // oxlint-disable-next-line no-control-regex -- colours
    expect(line.replace(/\u001b\[\d+m/g, '')).toBe('03:00:00 WARN  a message waits stream=request-1\n         → Release it.\n');
  });
});
