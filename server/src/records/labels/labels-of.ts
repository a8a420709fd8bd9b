/** Languages that labels are known in, by their BCP 47 tags. */
export type LabelLanguage = 'en' | 'de' | 'es' | 'pt' | 'fr' | 'it';

/** What people call a field: per language its labels, separated by commas. */
export type LabelsOf = Readonly<Record<string, Readonly<Partial<Record<LabelLanguage, string>>>>>;
