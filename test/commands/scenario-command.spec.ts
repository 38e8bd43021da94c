import { options } from '../scenarios/options.ts';
import { loadScenarios, parseScenario } from '../scenarios/load.ts';
import { Checks } from '../scenarios/checks.ts';
import { closing, outcomeOf, summary } from '../scenarios/outcome.ts';

const known = ['gas-bottle', 'medicine-run'];

describe('npm run scenario: the command line', () => {
  it('takes --all, or names in their own order', () => {
    expect(options(['--all'], {}, known).names).toEqual(known);
    expect(options(['medicine-run', 'gas-bottle'], {}, known).names).toEqual(known);
  });

  it('answers an unknown name with the names there are', () => {
    expect(() => options(['gas-botle'], {}, known)).toThrow('No scenario is called gas-botle. There are: gas-bottle, medicine-run.');
  });

  it('answers nothing to do with what to write', () => {
    expect(() => options([], {}, known)).toThrow('Say --all or name scenarios');
    expect(() => options(['--al'], {}, known)).toThrow("Unknown option '--al'");
  });

  it('wants an administrator’s token with --url', () => {
    expect(() => options(['--all', '--url', 'http://localhost:8080'], {}, known)).toThrow('ARROWTOWER_TOKEN');
    expect(() => options(['--all', '--url', 'localhost:8080'], { ARROWTOWER_TOKEN: 'x' }, known)).toThrow('Write it like http://localhost:8080.');
    expect(options(['--all', '--url', 'http://localhost:8080'], { ARROWTOWER_TOKEN: 'x' }, known)).toMatchObject({ url: 'http://localhost:8080', token: 'x' });
  });
});

describe('npm run scenario: the files', () => {
  const [first] = loadScenarios();
  const good = { ...first, name: 'good' };
  const parse = (change: object) => parseScenario('good.json', JSON.stringify({ ...good, ...change }));

  it('are all scenarios, at least nine', () => {
    expect(loadScenarios().length).toBeGreaterThanOrEqual(9);
    expect(() => parse({})).not.toThrow();
  });

  it.each<[string, object, string]>([
    ['an unknown field', { titel: 'x' }, 'good.json is not a scenario:\n  /: must NOT have additional properties ("titel")'],
    ['a day that is none', { day: '2 April 2022' }, '/day: must match pattern'],
    ['a step of no kind', { steps: [{ who: 'lin' }] }, '/steps/0: a step has exactly one of post, get, timeline, each, together, race, wait, watch, watched; this one has none'],
    ['a step of two kinds', { steps: [{ who: 'lin', post: 'intake/calls', get: 'intake/calls' }] }, 'this one has post and get'],
    ['a wrong field in a step, by its own kind only', { steps: [{ who: 'lin', post: 'intake/calls', boddy: {} }] }, '/steps/0: must NOT have additional properties ("boddy")'],
    ['a wrong field in a nested step', { steps: [{ each: 't', do: [{ who: 'lin', get: 'intake/calls', soon: 1 }] }] }, '/steps/0/do/0/soon: must be boolean'],
    ['a path outside the API', { steps: [{ who: 'lin', get: '/etc/passwd' }] }, '/steps/0/get: must match pattern'],
    ['a telephone number that somebody may have', { people: { lin: { role: 'operator', name: '林', phone: '13812345678' } } }, '/people/lin/phone: must match pattern'],
    ['a name that is not the file’s', { name: 'better' }, '/name: should be the file\'s name, is "better"'],
  ])('%s is refused with the place and the reason', (_, change, sentence) => {
    expect(() => parse(change)).toThrow(sentence);
  });

  it('says which file is not JSON', () => {
    expect(() => parseScenario('broken.json', '{')).toThrow('broken.json is not a scenario:\n  not JSON: ');
  });
});

describe('npm run scenario: the result', () => {
  const checks = new Checks();
  checks.add('stage one', []);
  checks.add('stage two', ['/status: should be "closed", is "resolved"']);
  checks.skip('stage three', "the server's clock cannot be moved");
  const outcomes = [outcomeOf('good', 'Good', checks, 1), outcomeOf('bad', 'Bad', new Checks(), 1, new Error('no server'))];

  it('is exactly the documented object', () => {
    expect(summary(outcomes)).toEqual({
      scenarios: [
        { name: 'good', checks: 2, failures: ['stage two: /status: should be "closed", is "resolved"'] },
        { name: 'bad', checks: 0, failures: ['could not go on: no server'] },
      ],
      passed: 0,
      failed: 2,
    });
  });

  it('lists what was skipped and why', () => {
    expect([...closing(outcomes)].join('\n')).toContain("skipped: stage three (the server's clock cannot be moved)");
  });
});
