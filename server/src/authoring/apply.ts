import {
  leavesSignOffs,
  signaturesBrokenBy,
  signaturesListed,
  signOffKeys,
} from '../domain/sign-off/broken.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { SpanEdit } from '../model/text.ts';
import { readText } from '../records/read-file.ts';
import { LineIndex } from '../text/lines.ts';
import { applyEdits, overlap, spanEdits } from '../text/span-edits.ts';
import type { Project } from '../workspace/project.ts';
import { type EditableFile, isSyntaxFault, readForEditing } from './file-text.ts';
import type { OverlayFileSystem } from './overlay.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('fix.left-out', {
  reaches: '"{title}" was left out because it would reach into sign-offs.',
  signed: '"{title}" was left out because the file holds sign-offs and cannot be read as it is.',
  breaks: '"{title}" was left out because it would break {signatures}.',
});

/** A fix in the file it changes. */
interface Candidate {
  readonly finding: Finding;
  readonly title: string;
  readonly file: string;
  readonly edits: readonly SpanEdit[];
}

/** A fix that was left out, and why. */
export interface LeftOut {
  readonly finding: Finding;
  readonly reason: Message;
}

export interface AppliedFixes {
  /** Files as they were and as they would be, in order of path. Nothing has been written. */
  readonly files: readonly { readonly before: EditableFile; readonly text: string }[];
  /** How many fixes are in these texts. */
  readonly count: number;
  readonly leftOut: readonly LeftOut[];
}

export interface ApplyOptions {
  /** Which findings' fixes to apply. */
  readonly wanted: (finding: Finding) => boolean;
}

/** Enough for repairs that make others possible; what still changes then would change for ever. */
const maximumRounds = 10;

/** Applies the certain fixes of a project's findings, round by round, in texts laid over its files. */
class FixRounds {
  readonly #project: Project;
  readonly #overlay: OverlayFileSystem;
  readonly #options: ApplyOptions;
  readonly #before = new Map<string, EditableFile>();
  readonly #texts = new Map<string, string>();
  readonly #leftOut = new Map<string, LeftOut>();
  #count = 0;

  constructor(project: Project, overlay: OverlayFileSystem, options: ApplyOptions) {
    this.#project = project;
    this.#overlay = overlay;
    this.#options = options;
  }

  async run(): Promise<AppliedFixes> {
    for (let round = 0; round < maximumRounds; round += 1) {
      const changed = await this.#round();
      if (changed.length === 0) break;
      await this.#project.update(changed);
      await this.#project.publish();
    }
    const files = [...this.#texts].sort(([left], [right]) => (left < right ? -1 : 1));
    return {
      files: files
        .map(([path, text]) => ({ before: this.#before.get(path)!, text }))
        .filter(({ before, text }) => before.text !== text),
      count: this.#count,
      leftOut: [...this.#leftOut.values()],
    };
  }

  /** One fix per place in every file. Returns the paths that changed. */
  async #round(): Promise<string[]> {
    const accepted = new Map<string, SpanEdit[]>();
    const unread = new Map<string, Candidate[]>();
    for (const finding of this.#project.outcome().findings.filter(this.#options.wanted)) {
      for (const { title, certain, edits } of finding.fixes) {
        const [first] = edits;
        if (!certain || first === undefined || edits.some(({ file }) => file !== first.file)) continue;
        const text = await this.#textOf(first.file, finding);
        if (text === null) continue;
        const candidate = { finding, title, file: first.file, edits: spanEdits(edits, new LineIndex(text)) };
        if (this.#syntaxFaults(first.file) > 0) {
          if (isSyntaxFault(finding.rule))
            unread.set(first.file, [...(unread.get(first.file) ?? []), candidate]);
          break;
        }
        const others = accepted.get(first.file) ?? [];
        if (candidate.edits.some((edit) => others.some((other) => overlap(edit, other)))) continue;
        if (!this.#isAllowed(candidate, text)) continue;
        accepted.set(first.file, [...others, ...candidate.edits]);
        this.#count += 1;
      }
    }
    for (const [path, candidates] of unread) {
      if (!this.#makeReadable(path, candidates)) continue;
      accepted.set(
        path,
        candidates.flatMap(({ edits }) => edits),
      );
      this.#count += candidates.length;
    }
    for (const [path, edits] of accepted) {
      const text = applyEdits(this.#texts.get(path)!, edits);
      this.#texts.set(path, text);
      this.#overlay.propose(path, this.#before.get(path)!.withText(text));
    }
    return [...accepted.keys()];
  }

  /** How many faults keep a text from being read; none where it is read whole in spite of them. */
  #syntaxFaults(path: string): number {
    const { issues = [], unread } = this.#project.store.factsOf(path) ?? {};
    return unread === undefined ? 0 : issues.filter(({ rule }) => isSyntaxFault(rule)).length;
  }

  /**
   * Whether these fixes are certain in a text that does not parse: only if there is one for each of its faults and all
   * of them together leave none. What is signed in such a text is not known, so sign-offs rule it out.
   */
  #makeReadable(path: string, candidates: readonly Candidate[]): boolean {
    const { configuration } = this.#project.setup;
    const text = this.#texts.get(path)!;
    const edits = candidates.flatMap((candidate) => candidate.edits);
    if (candidates.length < this.#syntaxFaults(path)) return false;
    if (edits.some((edit, at) => edits.some((other, index) => index !== at && overlap(edit, other))))
      return false;
    const after = applyEdits(text, edits);
    if (readText(path, after, this.#project.setup).issues.some(({ rule }) => isSyntaxFault(rule)))
      return false;
    if (signOffKeys(configuration.aliases).some((key) => after.includes(key))) {
      for (const { finding, title } of candidates)
        this.#leftOut.set(keyOf(finding, title), { finding, reason: say.signed({ title }) });
      return false;
    }
    return candidates.every((candidate) => this.#breaksNothing(candidate, text, after));
  }

  async #textOf(path: string, finding: Finding): Promise<string | null> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    try {
      const file = await readForEditing(path, this.#overlay);
      this.#before.set(path, file);
      this.#texts.set(path, file.text);
      return file.text;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#leftOut.set(path, { finding, reason: error.reason });
      return null;
    }
  }

  #isAllowed(candidate: Candidate, text: string): boolean {
    const { finding, title, file, edits } = candidate;
    if (this.#leftOut.has(keyOf(finding, title))) return false;
    const after = applyEdits(text, edits);
    if (leavesSignOffs(this.#project, file, after)) return this.#breaksNothing(candidate, text, after);
    this.#leftOut.set(keyOf(finding, title), { finding, reason: say.reaches({ title }) });
    return false;
  }

  #breaksNothing({ finding, title, file }: Candidate, text: string, after: string): boolean {
    const broken = signaturesBrokenBy(this.#project, file, text, after);
    if (broken.length === 0) return true;
    const signatures = signaturesListed(broken, this.#project.queries);
    this.#leftOut.set(keyOf(finding, title), { finding, reason: say.breaks({ title, signatures }) });
    return false;
  }
}

const keyOf = ({ fingerprint }: Finding, title: string): string => JSON.stringify([fingerprint, title]);

/**
 * Applies the fixes that are certain, again and again until none is left. No fix touches sign-offs, and none is applied
 * that would break a matching signature.
 *
 * @param project opened incrementally over `overlay`, and published; afterwards it holds the texts proposed
 */
export const applyCertainFixes = (
  project: Project,
  overlay: OverlayFileSystem,
  options: ApplyOptions,
): Promise<AppliedFixes> => new FixRounds(project, overlay, options).run();
