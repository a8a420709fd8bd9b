import { packs } from '../../../core/packs.ts';
import { wholeOf } from '../../../domain/review/whole.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Pack } from '../../../pack/model.ts';
import type { Project } from '../../../workspace/project.ts';
import type { PackParams, PackPart, PackView, Refused } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';

interface KeptPart {
  readonly html: string;
  readonly revision: number;
}

/** What a pack was made from, so that a keystroke makes only those parts again whose facts changed. */
type Memory = ReturnType<typeof packs.memory>;

/** Packs kept to compare with; a person looks at one or two. */
const mostKept = 8;

/** The pack of a review as the records are now, or why there is none. */
export function currentPack(
  project: Project,
  review: string,
  memory?: Memory,
): { readonly pack: Pack } | Refused {
  const built = packs.build(project, review, project.outcome(), memory);
  return 'problem' in built ? { refused: built.problem.replace(/\.$/, '') } : built;
}

/** The pages of packs as clients see them, with a revision for each part that goes up when the part changes. */
export class PackViews {
  readonly #kept = new Map<string, ReadonlyMap<string, KeptPart>>();
  /** By project and review: it holds on to the project, and must go with it. */
  readonly #memories = new WeakMap<Project, Map<string, Memory>>();
  #revision = 0;

  /** The pages now; parts of which the client has this revision are named only. */
  view(session: RootSession, project: Project, { review, known }: PackParams): PackView | Refused {
    const key = `${session.root}\n${review}`;
    const before = this.#kept.get(key);
    const memory = this.#memoryOf(project, review);
    const built = currentPack(project, review, memory);
    if ('refused' in built) return built;
    const { pack } = built;
    const record = project.queries.record(review)!;
    const reviews = new Map<string, QmsRecord>(
      wholeOf(record, project.queries).map((each) => [each.id, each]),
    );
    const now = new Map<string, KeptPart>();
    const parts: PackPart[] = [];
    for (const { id, html } of packs.parts(pack, project, reviews, memory)) {
      const kept = before?.get(id);
      const part = kept?.html === html ? kept : { html, revision: ++this.#revision };
      now.set(id, part);
      parts.push({ id, revision: part.revision, html: known?.[id] === part.revision ? null : html });
    }
    keepNewest(this.#kept, key, now);
    return {
      title: pack.review.link.title ?? pack.review.link.id,
      uri: session.uriOf(record.file),
      style: known === undefined ? packs.style : null,
      parts,
    };
  }

  #memoryOf(project: Project, review: string): Memory {
    const memories = this.#memories.get(project) ?? new Map<string, Memory>();
    this.#memories.set(project, memories);
    const memory = memories.get(review) ?? packs.memory();
    keepNewest(memories, review, memory);
    return memory;
  }
}

/** Puts something into a map of so many things as are kept, in place of the one that was not used for longest. */
function keepNewest<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}
