import { placeInRepository } from '../../adapters/git/place-in-repository.ts';
import { answerKeeper } from '../../adapters/node/answer-keeper.ts';
import { cacheFolder } from '../../adapters/node/cache-folder.ts';
import { type ListedLook, listAndLook } from '../../adapters/node/root-look.ts';
import { keepYoungSpaceSmall, letYoungSpaceGrow } from '../../adapters/node/young-space.ts';
import { type NotingLanguage, noting } from '../../messages/noting.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { CheckAnswer } from '../../report/result.ts';
import { asMessages, readBack, templatesIn, written } from '../../workspace/kept/plain.ts';
import type { NotedReads } from '../../workspace/noted-reads.ts';
import type { Project } from '../../workspace/project.ts';
import { buildIdentity } from '../installation.ts';
import { installedLanguage, localeOfTerminal } from '../installed-language.ts';
import { localDate } from '../local-date.ts';
import type { Checking } from './checking.ts';

/** The answer that an earlier check of a root left, and what is needed to leave one. */
export interface KeptAnswers {
  /** To be used for the check whose answer is kept. */
  readonly look: ListedLook;
  readonly digests: Map<string, string>;
  readonly noted: NotedReads;
  readonly language: NotingLanguage;
  /** The answer of the last check, as long as nothing has changed that it rests on. */
  readonly recall: () => Checking | null;
  /** Keeps the answer of a check that was made with what is given here. */
  readonly keep: (answer: CheckAnswer, project: Project) => void;
}

/**
 * Looks at the files of a root, before any is read, and at what an earlier check left of them.
 * @param today the day that was given to judge on; undefined for the usual one
 * @returns null where nothing can be kept
 */
export function keptAnswers(root: string, today: IsoDate | undefined): KeptAnswers | null {
  const engine = buildIdentity();
  const folder = cacheFolder(process.env, process.platform);
  if (engine === null || folder === null) return null;
  const language = noting(installedLanguage(localeOfTerminal(process.env)));
  const day = localDate();
  const circumstances = JSON.stringify([
    language.tag,
    placeInRepository(root),
    today === undefined ? { calendar: day } : { given: today },
  ]);
  keepYoungSpaceSmall();
  const look = listAndLook(root);
  const [digests, noted]: [Map<string, string>, NotedReads] = [new Map(), new Map()];
  const reads = { records: digests, besides: noted };
  const keeper = answerKeeper({ folder, root, engine, circumstances }, look, reads);
  return {
    ...{ look, digests, noted },
    language,
    recall() {
      const kept = keeper.recall();
      const answer = kept === null ? null : readAnswer(kept.text, language);
      if (kept !== null && answer !== null)
        return { answer, holdsRecords: kept.holdsRecords, keep: async () => {} };
      letYoungSpaceGrow();
      return null;
    },
    keep(answer, project) {
      const history = project.historyRestsOn;
      // What was judged while the day changed was judged on either.
      if (history === null || localDate() !== day) return;
      keeper.keep({
        text: writeAnswer(answer, language),
        history,
        recordsIn: (path) => project.store.countIn(path),
        matters: (path) => project.isReadBesides(path),
      });
    },
  };
}

/** As it is kept: sentences by their ids, whose English texts no other file that is loaded would have. */
interface WrittenAnswer {
  readonly templates: Readonly<Record<string, string>>;
  /** JSON of its own. */
  readonly answer: string;
}

function writeAnswer(answer: CheckAnswer, language: NotingLanguage): string {
  const said = asMessages(answer, language.messageOf);
  return JSON.stringify({ templates: templatesIn(said), answer: written(said) } satisfies WrittenAnswer);
}

/** Puts a kept answer into words; null for one that this program did not write. */
function readAnswer(text: string, language: NotingLanguage): CheckAnswer | null {
  try {
    const { templates, answer } = JSON.parse(text) as WrittenAnswer;
    const templateOf = (id: string): string | undefined =>
      Object.hasOwn(templates, id) ? templates[id] : undefined;
    return readBack(answer, templateOf, language) as CheckAnswer;
  } catch {
    return null;
  }
}
