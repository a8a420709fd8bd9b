import type { Finding } from '../../server/src/model/finding.ts';

/** Lists of findings, hovers and annotations cut off what comes after some 90 characters. */
const longestSentence = 90;

/** An id, a path or a value of the user's own counts as no more than this. */
const longestWord = 30;

/** A text up to the first full stop or question mark that a blank or the end follows. */
const firstSentence = (text: string): string => /^.*?[.?](?=\s|$)/s.exec(text)?.[0] ?? text;

const isTooLong = ({ message }: Pick<Finding, 'message'>): boolean =>
  firstSentence(message).replaceAll(/\S+/g, (word) => word.slice(0, longestWord)).length > longestSentence;

/** The findings whose first sentence is cut off, as `rule | sentence`. */
export const cutOff = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(isTooLong).map(({ rule, message }) => `${rule} | ${firstSentence(message)}`);
