import {
  type Answers,
  adoptionReport,
  configurationText,
  extendedConfiguration,
  type Proposed,
  propose,
  type SeenFile,
  seeFile,
  settledBy,
} from '../authoring/adopt.ts';
import { OverlayFileSystem } from '../authoring/overlay.ts';
import { Refusal } from '../authoring/refusal.ts';
import { keysListed } from '../domain/words/lists.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { AdoptionReport } from '../model/adoption-report.ts';
import { configurationFile, largestFileSize } from '../records/configuration.ts';
import { isRecordFile, isTableFile } from '../records/file-selection.ts';
import { readText } from '../records/read-file.ts';
import { decode } from '../text/decode.ts';
import { type RootSetup, readRootSetup } from '../workspace/root-setup.ts';
import type { RootPorts } from './root-ports.ts';
import { roots, rules } from './roots.ts';

const say = defineMessages('adopt', {
  configuration: 'qms.yaml cannot be read. Repair it first; `qms check` says what is wrong.',
  unknownQuestion: 'There is no open question `{id}`. They are {ids}.',
  noQuestion: 'There is no open question `{id}`, and no other.',
  unknownChoice: '`{choice}` is no answer to `{id}`. Choose one of {choices}.',
});

/** So many names of questions and answers are listed. */
const mostNamed = 12;

const isWorkbook = (path: string): boolean => /\.xlsx?$/i.test(path);

/** How an adoption is asked for. */
export interface AdoptionRequest {
  readonly answers?: Answers;
  /** Leave out answers to what nobody asks any more, rather than refuse them. */
  readonly toleratesAnswers?: boolean;
  /** Called while files are looked at. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Files asked for at a time: a client that has them hands them out together. */
const sideBySide = 50;

interface Looked {
  readonly seen: readonly SeenFile[];
  readonly unreadable: readonly string[];
  readonly tooLarge: readonly string[];
}

/** Looks at every text and table below the root; gives others a turn now and then, and stops when nobody waits any more. */
async function lookAt(
  ports: RootPorts,
  listed: readonly string[],
  setup: RootSetup['setup'],
  request: AdoptionRequest,
): Promise<Looked> {
  const seen: SeenFile[] = [];
  const [unreadable, tooLarge]: [string[], string[]] = [[], []];
  const paths = listed.filter((path) => isRecordFile(path) || isTableFile(path));
  for (let from = 0; from < paths.length; from += sideBySide) {
    request.progress?.(from, paths.length);
    await ports.breathe?.();
    request.signal?.throwIfAborted();
    const batch = paths.slice(from, from + sideBySide);
    const results = await Promise.all(
      batch.map((path) => ports.files.read(path, setup.configuration.limits.fileSize)),
    );
    for (const [index, read] of results.entries()) {
      const path = batch[index]!;
      const file = read.kind === 'bytes' ? seeFile(path, read.bytes, setup) : null;
      if (file !== null) seen.push(file);
      else if (read.kind === 'too-large') tooLarge.push(path);
      else if (read.kind === 'bytes' && decode(read.bytes).problem !== null) unreadable.push(path);
    }
  }
  return { seen, unreadable, tooLarge };
}

/** Refuses answers to questions that nobody asks. */
function refuseStrange(answers: Answers, { questions }: Proposed): void {
  const asked = questions.map(({ question }) => question);
  for (const [id, choice] of Object.entries(answers)) {
    const question = asked.find((each) => each.id === id);
    const named = (names: readonly string[]) => keysListed(names, 'and', mostNamed);
    if (question === undefined)
      throw new Refusal(
        asked.length === 0
          ? say.noQuestion({ id })
          : say.unknownQuestion({ id, ids: named(asked.map((each) => each.id)) }),
      );
    if (!question.choices.some(({ key }) => key === choice))
      throw new Refusal(
        say.unknownChoice({ id, choice, choices: named(question.choices.map(({ key }) => key)) }),
      );
  }
}

/** Adopting a repository as it is: what qms.yaml has to say so that its documents are records. Nothing is written. */
export const adoption = {
  /**
   * Looks at everything below a folder, proposes a qms.yaml or what an existing one lacks, and reads the folder with it.
   * @throws {Refusal} for a qms.yaml that cannot be read, and for an answer to what nobody asks; the reason of its
   * signal once that is aborted
   */
  async propose(ports: RootPorts, request: AdoptionRequest = {}): Promise<AdoptionReport> {
    const { answers = {}, signal } = request;
    const listed = await ports.files.list();
    const isThere = listed.includes(configurationFile);
    const { setup, inForce } = await readRootSetup({ ...ports, rules }, listed);
    if (isThere && inForce !== 'good') throw new Refusal(say.configuration());
    const looked = await lookAt(ports, listed, setup, request);
    const { seen } = looked;
    const isSettled = settledBy(setup.configuration);
    const isCovered = (path: string): boolean => setup.selection.entryOf(path) !== null;
    const settled = seen.filter(({ path, isOwn }) => isSettled(path) || isOwn);
    const ids = settled.flatMap(({ path, text }) => readText(path, text, setup).records.map(({ id }) => id));
    const proposed = propose({
      ...looked,
      files: seen.filter(({ path }) => !isSettled(path)),
      settled: seen.filter(({ path }) => isCovered(path)).map(({ path }) => path),
      workbooks: listed.filter(isWorkbook),
      taken: new Set(ids.filter((id) => id !== '')),
      isConfigured: isThere,
      answers,
      setup,
    });
    if (request.toleratesAnswers !== true) refuseStrange(answers, proposed);
    const before = isThere ? await textOf(ports) : null;
    const config =
      before === null
        ? configurationText(proposed.proposal)
        : before.mark + extendedConfiguration(before.text, proposed.proposal);
    const files = new OverlayFileSystem(ports.files);
    files.propose(configurationFile, new TextEncoder().encode(config));
    const project = await roots.open({ ...ports, files }, signal);
    const { findings } = await roots.check(project);
    signal?.throwIfAborted();
    return adoptionReport({
      ...{ project, findings, proposed, seen, config },
      before:
        before === null
          ? null
          : { text: before.mark + before.text, entries: setup.configuration.types.length },
    });
  },

  /** Whether a folder holds documents that `propose` would read, so that nobody starts a second system next to them. */
  async holdsDocuments(ports: RootPorts): Promise<number> {
    const listed = await ports.files.list();
    const { setup } = await readRootSetup({ ...ports, rules }, listed);
    const looked = await lookAt(ports, listed, setup, {});
    const { proposal } = propose({
      ...looked,
      files: looked.seen,
      ...{ settled: [], workbooks: [], taken: new Set<string>(), isConfigured: false, answers: {}, setup },
    });
    return new Set(proposal.entries.flatMap(({ paths }) => paths)).size;
  },
};

/** The text of qms.yaml as it is, apart from the byte-order mark before it. */
async function textOf({ files }: RootPorts): Promise<{ readonly mark: string; readonly text: string }> {
  const read = await files.read(configurationFile, largestFileSize);
  if (read.kind !== 'bytes') return { mark: '', text: '' };
  const { text, bom } = decode(read.bytes);
  return { mark: bom ? '\ufeff' : '', text };
}
