import {
  type BrokenSignature,
  recordAsked,
  type SignaturesOf,
  signatureBriefly,
  signaturesBrokenBy,
  signaturesListed,
} from '../domain/sign-off/broken.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { BrokenRecord, SignatureQuestion } from '../model/signature-question.ts';
import type { SpanEdit } from '../model/text.ts';
import { applyEdits } from '../text/span-edits.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import type { ProposedChange, ProposedEdit } from './proposed-edit.ts';

const say = defineMessages('sign-off.confirm', {
  breaks: 'Breaks {signatures}',
});

/** What a client can do beyond plain edits. */
export interface AskingClient {
  /** It shows annotated changes and asks before it makes them. Without it, such changes are left out. */
  readonly canAsk: boolean;
}

/** Edits of one file that are made together or not at all. */
export interface EditGroup {
  readonly file: LocatedFile;
  readonly edits: readonly SpanEdit[];
}

/** What is asked, in a sentence and record by record. */
export type Question = Pick<SignatureQuestion, 'label' | 'records'>;

/** A group with the signatures it would break. */
export interface JudgedGroup<G extends EditGroup = EditGroup> {
  readonly group: G;
  readonly breaks: readonly BrokenSignature[];
}

/** Finds out for every group which signatures it breaks, reading a file once where none of its groups do. */
export function judgeGroups<G extends EditGroup>(
  project: Project,
  groups: readonly G[],
  signaturesOf?: SignaturesOf,
): readonly JudgedGroup<G>[] {
  const brokenBy = ({ file, edits }: EditGroup): readonly BrokenSignature[] =>
    signaturesBrokenBy(project, file.path, file.text, applyEdits(file.text, edits), signaturesOf);
  const harmless = new Map<LocatedFile, boolean>();
  for (const { file } of groups) {
    if (harmless.has(file)) continue;
    const all = groups.filter((group) => group.file === file).flatMap(({ edits }) => edits);
    harmless.set(file, brokenBy({ file, edits: all }).length === 0);
  }
  return groups.map((group) => ({
    group,
    breaks: harmless.get(group.file) ? [] : brokenBy(group),
  }));
}

/** Collects changes, those that need a question with the question. */
export class Proposal {
  readonly #changes: ProposedChange[] = [];
  readonly #versions: Record<string, number | null> = {};
  /** Questions and their ids, by their words. */
  readonly #questions = new Map<string, { readonly id: string; readonly annotation: SignatureQuestion }>();

  /**
   * Adds edits; with a question, they are only made when it is confirmed.
   * @param otherwise what it means not to confirm, as a sentence
   */
  add({ file, edits }: EditGroup, question: Question | null = null, otherwise?: string): void {
    const annotation = question === null ? null : this.#annotationFor(question, otherwise);
    // Of two states of one document the older one counts: the editor turns down what is not for its present text.
    if (!Object.hasOwn(this.#versions, file.path)) this.#versions[file.path] = file.version;
    for (const { span, text } of edits)
      this.#changes.push({
        file: file.path,
        range: file.rangeOf(span),
        newText: text,
        ...(annotation === null ? {} : { annotation }),
      });
  }

  #annotationFor({ label, records }: Question, description: string | undefined): string {
    const known = this.#questions.get(label);
    if (known !== undefined) return known.id;
    const id = `question-${this.#questions.size + 1}`;
    const annotation = {
      label,
      records,
      needsConfirmation: true,
      ...(description === undefined ? {} : { description }),
    };
    this.#questions.set(label, { id, annotation });
    return id;
  }

  /** The changes in order of file and place. */
  result(): ProposedEdit {
    const changes = this.#changes.toSorted((left, right) =>
      left.file === right.file
        ? left.range.start.line - right.range.start.line ||
          left.range.start.character - right.range.start.character
        : left.file < right.file
          ? -1
          : 1,
    );
    const annotations: Record<string, SignatureQuestion> = {};
    for (const { id, annotation } of this.#questions.values()) annotations[id] = annotation;
    return { created: [], changes, versions: this.#versions, annotations };
  }
}

/** What is asked before signatures are broken. */
export const breakQuestion = (breaks: readonly BrokenSignature[], project: Project): Question => ({
  label: project.language.text(say.breaks({ signatures: signaturesListed(breaks, project.queries) })),
  records: brokenRecords(breaks, project),
});

/** The records whose signatures would be broken, each once. */
export function brokenRecords(
  breaks: readonly BrokenSignature[],
  { queries, language }: Project,
): readonly BrokenRecord[] {
  const records = new Map<string, { readonly name: string; readonly signatures: string[] }>();
  for (const broken of breaks) {
    const { key } = broken.record;
    const known = records.get(key) ?? { name: language.text(recordAsked(broken)), signatures: [] };
    known.signatures.push(language.text(signatureBriefly(broken, queries)));
    records.set(key, known);
  }
  return [...records.values()];
}
