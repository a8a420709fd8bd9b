import { leavesSignOffs, signaturesBrokenBy, signaturesListed } from '../domain/sign-off/broken.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Finding } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { SpanEdit } from '../model/text.ts';
import { LineIndex } from '../text/lines.ts';
import { applyEdits, overlap, spanEdits } from '../text/span-edits.ts';
import type { Project } from '../workspace/project.ts';
import { type EditableFile, readForEditing } from './file-text.ts';
import type { OverlayFileSystem } from './overlay.ts';
import { Refusal } from './refusal.ts';

const say = defineMessages('fix.left-out', {
  reaches: '"{title}" was left out because it would reach into sign-offs.',
  question: '{title} in {file}? It breaks {signatures}.',
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
  /** Asks whether a fix may break the signatures its question names; without it, such fixes are left out. */
  readonly mayBreak?: (question: Message) => Promise<boolean>;
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
    for (const finding of this.#project.outcome().findings.filter(this.#options.wanted)) {
      for (const { title, certain, edits } of finding.fixes) {
        const [first] = edits;
        if (!certain || first === undefined || edits.some(({ file }) => file !== first.file)) continue;
        const text = await this.#textOf(first.file, finding);
        if (text === null) continue;
        const candidate = { finding, title, file: first.file, edits: spanEdits(edits, new LineIndex(text)) };
        const others = accepted.get(first.file) ?? [];
        if (candidate.edits.some((edit) => others.some((other) => overlap(edit, other)))) continue;
        if (!(await this.#isAllowed(candidate, text))) continue;
        accepted.set(first.file, [...others, ...candidate.edits]);
        this.#count += 1;
      }
    }
    for (const [path, edits] of accepted) {
      const text = applyEdits(this.#texts.get(path)!, edits);
      this.#texts.set(path, text);
      this.#overlay.propose(path, this.#before.get(path)!.withText(text));
    }
    return [...accepted.keys()];
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

  async #isAllowed({ finding, title, file, edits }: Candidate, text: string): Promise<boolean> {
    const key = JSON.stringify([finding.fingerprint, title]);
    if (this.#leftOut.has(key)) return false;
    const facts = this.#project.store.files.get(file);
    // In text that can be read in part only, nothing is certain.
    if (facts?.unread !== undefined) return false;
    const after = applyEdits(text, edits);
    if (!leavesSignOffs(this.#project, file, after)) {
      this.#leftOut.set(key, { finding, reason: say.reaches({ title }) });
      return false;
    }
    const broken = signaturesBrokenBy(this.#project, file, text, after);
    if (broken.length === 0) return true;
    const signatures = signaturesListed(broken, this.#project.queries);
    const { mayBreak } = this.#options;
    if (mayBreak !== undefined && (await mayBreak(say.question({ title, file, signatures })))) return true;
    this.#leftOut.set(key, { finding, reason: say.breaks({ title, signatures }) });
    return false;
  }
}

/**
 * Applies the fixes that are certain, again and again until none is left. No fix touches sign-offs, and
 * none that would break a matching signature is applied unless `mayBreak` agrees to it.
 *
 * @param project opened incrementally over `overlay`, and published; afterwards it holds the texts proposed
 */
export const applyCertainFixes = (
  project: Project,
  overlay: OverlayFileSystem,
  options: ApplyOptions,
): Promise<AppliedFixes> => new FixRounds(project, overlay, options).run();
