import { Refused, StoreUnavailable } from '#event-store';
import { withoutQuotes } from '#messaging';
import { errorFacts } from './error-facts.ts';

const parseError = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
};

describe('what a log line tells of an error', () => {
  it('is class, code, message and places, and nothing a library hung on it', () => {
    const error = Object.assign(new Error('Cast to date failed for value "Qiu Yulan, 13876540021" at path "born"'), { value: 'Qiu Yulan', keyValue: { phone: '13876540021' } });
    const facts = errorFacts(error);
    expect(Object.keys(facts)).toEqual(['type', 'message', 'stack']);
    expect(JSON.stringify(facts)).not.toMatch(/Qiu|13876540021/);
    expect(facts.stack).toContain('error-facts.spec.ts');
  });

  it.each([
    parseError('{"name": "邱玉兰" x}'),
    parseError('邱玉兰 13876540021'),
    new TypeError("cannot use '邱玉兰'"),
    new Error('no account for 138 7654 0021'),
    'thrown: "邱玉兰"',
  ])('says nothing of what was typed (%#)', (error) => {
    expect(JSON.stringify(errorFacts(error))).not.toMatch(/邱|13876540021|138 7654 0021/);
  });

  it('keeps our own sentences and the system’s, with their causes', () => {
    const cause = Object.assign(new Error("ENOSPC: no space left on device, write '/srv/data/log.sqlite'"), { code: 'ENOSPC' });
    const facts = errorFacts(new StoreUnavailable('the disk is full', { cause }));
    expect(facts).toMatchObject({ code: 'store-unavailable', message: 'the disk is full', cause: { code: 'ENOSPC', message: cause.message } });
    expect(errorFacts(new Refused('already-done')).message).toBe('already-done');
  });

  it('ends where errors cause each other in a circle', () => {
    const one = new Error('one');
    one.cause = new Error('two', { cause: one });
    expect(JSON.stringify(errorFacts(one)).match(/"two"/g)?.length).toBeLessThan(5);
  });

  it('leaves a sentence readable', () => {
    expect(withoutQuotes('version 3 is missing: version 5 came next')).toBe('version 3 is missing: version 5 came next');
    expect(withoutQuotes("it doesn't fit, and that's that")).toBe("it doesn't fit, and that's that");
  });
});
