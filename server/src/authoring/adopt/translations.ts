/** Languages as names of files and folders write them. */
const tags = 'en|de|es|pt|pt-BR|fr|it|nl|id';
const inName = new RegExp(`^(.*[^/])[._-](${tags})(\\.[A-Za-z]+)$`);
const wholeName = new RegExp(`^(.*/)?(${tags})(\\.[A-Za-z]+)$`);
const asFolder = new RegExp(`^(.*/)?(${tags})/(.+)$`);

/** One file in one of several languages: what its siblings share, and the pattern of all files of its language. */
export interface Translation {
  readonly shared: string;
  readonly language: string;
  readonly pattern: string;
}

/** The language a path names, if its name or a folder of it is one: `manual.es.md`, `es/manual.md`, `manual/es.md`. */
function translationOf(path: string): Translation | null {
  const named = inName.exec(path);
  if (named !== null) {
    const sign = path[named[1]!.length]!;
    return {
      shared: `${named[1]}.*${named[3]}`,
      language: named[2]!,
      pattern: `**/*${sign}${named[2]}${named[3]}`,
    };
  }
  const whole = wholeName.exec(path);
  if (whole !== null)
    return {
      shared: `${whole[1] ?? ''}*${whole[3]}`,
      language: whole[2]!,
      pattern: `**/${whole[2]}${whole[3]}`,
    };
  const folder = asFolder.exec(path);
  return folder === null
    ? null
    : {
        shared: `${folder[1] ?? ''}*/${folder[3]}`,
        language: folder[2]!,
        pattern: `${folder[1] ?? ''}${folder[2]}/**`,
      };
}

/** Documents that are there in several languages. */
export interface Translated {
  /** Languages, the one of most documents first. */
  readonly languages: readonly string[];
  /** How many documents there are more than once. */
  readonly documents: number;
  /** Patterns of the files of each language, and those files. */
  readonly files: ReadonlyMap<
    string,
    { readonly patterns: readonly string[]; readonly paths: readonly string[] }
  >;
}

/** Which of some files say the same in another language; null where none do. */
export function translatedAmong(paths: readonly string[]): Translated | null {
  const groups = new Map<string, { path: string; translation: Translation }[]>();
  for (const path of paths) {
    const translation = translationOf(path);
    if (translation === null) continue;
    const group = groups.get(translation.shared) ?? [];
    groups.set(translation.shared, [...group, { path, translation }]);
  }
  const several = [...groups.values()].filter((group) => group.length > 1);
  if (several.length === 0) return null;
  const files = new Map<string, { patterns: string[]; paths: string[] }>();
  for (const { path, translation } of several.flat()) {
    const of = files.get(translation.language) ?? { patterns: [], paths: [] };
    if (!of.patterns.includes(translation.pattern)) of.patterns.push(translation.pattern);
    of.paths.push(path);
    files.set(translation.language, of);
  }
  const rank = (language: string): number => (language === 'en' ? 0 : 1);
  const languages = [...files.keys()].sort(
    (one, other) =>
      files.get(other)!.paths.length - files.get(one)!.paths.length ||
      rank(one) - rank(other) ||
      (one < other ? -1 : 1),
  );
  return { languages, documents: several.length, files };
}
