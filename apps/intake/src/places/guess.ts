import type { Catalogue, Category } from '#catalogue';
import { type FoundPlace, findPlaces, type Reason } from './find-places.ts';
import { numberOf } from './parse-place.ts';
import type { KnownCommunity } from './known-places.ts';

/** What a pasted line seems to say; everything is a proposal with its reasons. */
export interface Guess {
  readonly place?: FoundPlace;
  readonly category?: string;
  /** Answers to the category's questions that the line already gives. */
  readonly answers: Readonly<Record<string, string | number>>;
  readonly reasons: readonly Reason[];
}

interface Hint {
  readonly expression: RegExp;
  readonly question: string;
  readonly value: (found: RegExpExecArray) => string | number | undefined;
  readonly reason: Reason;
}

const always = (value: string | number) => () => value;
/** What a line says of the person, as answers to questions. */
const HINTS: readonly Hint[] = [
  { expression: /独居|一个人住|独自|孤寡|\balone\b/i, question: 'alone', value: always('alone'), reason: { zh: '独自一人', en: 'alone' } },
  { expression: /没饭吃|没有?吃的|断粮|没有?菜|nothing to eat|no food|out of food/i, question: 'food-days', value: always(0), reason: { zh: '没有吃的', en: 'nothing to eat' } },
  {
    expression: /昏迷|不省人事|叫不醒|昏倒|晕倒|unconscious|passed out|collapsed/i,
    question: 'conscious',
    value: always('no'),
    reason: { zh: '可能叫不醒', en: 'perhaps not awake' },
  },
  {
    expression: /喘不上气|呼吸困难|气促|short of breath|cannot breathe|breathing (?:is )?(?:hard|difficult)/i,
    question: 'breathing',
    value: always('difficult'),
    reason: { zh: '呼吸困难', en: 'hard to breathe' },
  },
  { expression: /煤气味|燃气味|smell of gas|smells of gas/i, question: 'gas-smell', value: always('yes'), reason: { zh: '有燃气味', en: 'smell of gas' } },
  { expression: /不想活|想不开|自杀|suicid|wants? to die/i, question: 'self-harm', value: always('thoughts'), reason: { zh: '说不想活', en: 'talk of not wanting to live' } },
  {
    expression: /([0-9]{1,4}|[一二两三四五六七八九十百]+)(?:个|口|名|多)?人(?!民|员)|\b(\d{1,4}) people\b/i,
    question: 'people-gathered',
    value: ([, zh, en]) => numberOf(zh ?? en ?? ''),
    reason: { zh: '说到人数', en: 'a number of people' },
  },
  {
    expression: /(\d{2,3})\s*(?:多)?岁|\b(\d{2,3})[- ]years?[- ]old\b|aged (\d{2,3})/i,
    question: 'age',
    value: ([, zh, en, other]) => numberOf(zh ?? en ?? other ?? ''),
    reason: { zh: '说到年纪', en: 'an age' },
  },
];

/** Building and category of a pasted chat line, in Chinese or English, with the reasons in words. Pure; knows nothing but what it is given. */
export function guessFromText(catalogue: Catalogue, communities: readonly KnownCommunity[], text: string): Guess {
  const line = text.normalize('NFKC');
  const place = guessPlace(communities, line);
  const { category, reasons } = guessCategory(catalogue, line);
  const hints = HINTS.flatMap(({ expression, question, value, reason }) => {
    const found = expression.exec(line);
    const answer = found === null ? undefined : value(found);
    return answer === undefined || category?.questions.includes(question) !== true ? [] : [{ question, answer, reason }];
  });
  return {
    ...(place === undefined ? {} : { place }),
    ...(category === undefined ? {} : { category: category.key }),
    answers: Object.fromEntries(hints.map(({ question, answer }) => [question, answer])),
    reasons: [
      ...(place === undefined
        ? []
        : [{ zh: `地点：${place.name.zh}（${place.reasons.map(({ zh }) => zh).join('，')}）`, en: `place: ${place.name.en} (${place.reasons.map(({ en }) => en).join(', ')})` }]),
      ...reasons,
      ...hints.map(({ reason }) => reason),
    ],
  };
}

/** The best place, if it is better than the next: of two buildings 5 in two estates neither is guessed. */
function guessPlace(communities: readonly KnownCommunity[], line: string): FoundPlace | undefined {
  // Short words of a sentence ("an", "has") would pass for initials of some name.
  const [best, next] = findPlaces(communities, line.replace(/\b[A-Za-z]{1,3}\b/g, ' '), 2);
  if (best === undefined || best.score < 20) return undefined;
  if (next === undefined || next.score < best.score) return best;
  // Equally good: only what both agree on is said.
  if (best.communityId !== next.communityId) return undefined;
  const { estate: _, building: __, unit: ___, floor: ____, room: _____, ...community } = best;
  const area = best.area.split('/').slice(0, 4).join('/');
  return { ...community, area, reasons: [{ zh: '社区内不止一处符合', en: 'more than one place in the community fits' }] };
}

function guessCategory(catalogue: Catalogue, line: string): { readonly category?: Category; readonly reasons: readonly Reason[] } {
  const lower = line.toLowerCase();
  const scored = catalogue.categories
    .map((category) => {
      const zh = category.words.zh.filter((word) => line.includes(word));
      const en = category.words.en.filter((word) => new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:s|es)?\\b`).test(lower));
      // A longer word says more; one inside another counts once.
      const words = [...zh, ...en].filter((word, _, all) => !all.some((other) => other !== word && other.includes(word)));
      return { category, words, score: words.reduce((sum, word) => sum + (/[a-z]/.test(word) ? word.split(' ').length * 2 : word.length), 0) };
    })
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score || left.category.order - right.category.order);
  const best = scored[0];
  if (best === undefined) return { reasons: [] };
  const said = best.words.map((word) => `“${word}”`).join('、');
  return {
    category: best.category,
    reasons: [{ zh: `类别：${best.category.name.zh}（说到${said}）`, en: `category: ${best.category.name.en} (says ${best.words.map((word) => `"${word}"`).join(', ')})` }],
  };
}
