import { english, type Language } from '../../messages/language.ts';

/** What the command line speaks. */
export const language: Language = english;
