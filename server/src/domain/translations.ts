import type { QmsRecord } from '../model/record.ts';

const language =
  /[._-](?:en|de|es|pt|fr|it|nl|pl|cs|sv|da|fi|nb|tr|id|ja|zh)(?:-[A-Za-z]{2})?(?=\.[A-Za-z]+$)/i;

/** True for one document in two languages: files that are named alike but for the language, and were not written for this product. */
export const areTranslations = (one: QmsRecord, other: QmsRecord): boolean =>
  one.adoption !== null &&
  other.adoption !== null &&
  one.file !== other.file &&
  (language.test(one.file) || language.test(other.file)) &&
  one.file.replace(language, '') === other.file.replace(language, '');
