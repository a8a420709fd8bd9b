import { sampleTexts } from '../../generated/sample.ts';

/** The files of the example company, path → text: a whole quality management system to learn from. */
export const sampleFiles: Readonly<Record<string, string>> = sampleTexts;
