import type { Span, SpanEdit } from '../model/text.ts';

/** A word in which a letter of another script stands next to Latin ones, which look alike. */
export interface MixedWord {
  readonly span: Span;
  /** The first letter that is not Latin, and its script. */
  readonly letter: string;
  readonly script: 'Cyrillic' | 'Armenian' | 'Cherokee' | 'Greek';
  /** The Latin letters to write instead; null where the word may as well be of the other script, or one has no double. */
  readonly edits: readonly SpanEdit[] | null;
}

const scripts = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Greek', /\p{Script=Greek}/u],
] as const;

/** Letters of other scripts and the Latin ones they pass for. Greek ones besides these are units and symbols: μm, kΩ, ΔT. */
const doubles: ReadonlyMap<string, string> = new Map(
  [
    ['АВЕЅІЈКМНОРСТХаеѕіјорсухԁһ', 'ABESIJKMHOPCTXaesijopcyxdh'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧινορυ', 'ABEZHIKMNOPTYXivopu'],
    ['օոսՕ', 'onuO'],
    ['ᎪᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᏔᏃ', 'AEHJKLMPRSTVWZ'],
  ].flatMap(([others, latin]) => [...others!].map((letter, index) => [letter, latin![index]!])),
);

const word = /[\p{L}\p{M}]+/gu;
const latin = /\p{Script=Latin}/u;

/** Cheap first look: most files hold no letter of these scripts. */
export const mayMixScripts = (text: string): boolean =>
  /[\u0370-\u058F\u13A0-\u13FF\u1C80-\u1C8F\u1D2B\u1F00-\u1FFF\u2DE0-\u2DFF\uA640-\uA69F\uAB70-\uABBF]/.test(
    text,
  );

const scriptOf = (letter: string): MixedWord['script'] | null =>
  scripts.find(([, letters]) => letters.test(letter))?.[0] ?? null;

function mixedWord(text: string, start: number): MixedWord | null {
  const letters: {
    readonly letter: string;
    readonly at: number;
    readonly script: MixedWord['script'] | null;
  }[] = [];
  let at = start;
  for (const letter of text) {
    letters.push({ letter, at, script: scriptOf(letter) });
    at += letter.length;
  }
  const latinLetters = letters.filter(({ letter }) => latin.test(letter)).length;
  if (latinLetters === 0) return null;
  const foreign = letters.filter(
    ({ letter, script }) =>
      script !== null && (script !== 'Greek' || (latinLetters > 1 && doubles.has(letter))),
  );
  const first = foreign[0];
  if (first === undefined) return null;
  const edits = foreign.map(({ letter, at: from }) => ({
    span: { start: from, end: from + letter.length },
    text: doubles.get(letter) ?? '',
  }));
  const areAllKnown = edits.every((edit) => edit.text !== '') && latinLetters >= foreign.length;
  return {
    span: { start, end: start + text.length },
    letter: first.letter,
    script: first.script!,
    edits: areAllKnown ? edits : null,
  };
}

/** The words of a text that mix Latin letters with such of other scripts that look like them. */
export const mixedWords = (text: string): MixedWord[] =>
  [...text.matchAll(word)].flatMap((match) => mixedWord(match[0], match.index) ?? []);
