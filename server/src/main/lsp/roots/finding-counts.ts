import { ruleById } from '../../../core/roots.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import { countSeverities } from '../../../report/result.ts';
import type { RootStatus } from '../protocol.ts';

/** What is counted of the findings of one file. */
interface FileCounts {
  readonly severities: Readonly<Record<Severity, number>>;
  /** Records whose sign-off is missing, stale or in doubt. */
  readonly unsigned: number;
}

const unsignedRecords = (findings: readonly Finding[]): number =>
  new Set(
    findings.flatMap(({ rule, record }) => (ruleById(rule)?.voidsExceptions === true ? (record ?? []) : [])),
  ).size;

/** How many findings the files of a root have, kept per file so that a change counts one file only. */
export class FindingCounts {
  readonly #counts = new Map<string, FileCounts>();

  /**
   * The findings of a file are these from now on.
   * @param isSilenced whether others are silenced in it, which may be shown
   */
  put(path: string, findings: readonly Finding[], isSilenced: boolean): void {
    if (findings.length === 0 && !isSilenced) this.#counts.delete(path);
    else
      this.#counts.set(path, { severities: countSeverities(findings), unsigned: unsignedRecords(findings) });
  }

  clear(): void {
    this.#counts.clear();
  }

  /** Files that have findings, silenced ones among them. */
  files(): Iterable<string> {
    return this.#counts.keys();
  }

  total(): Pick<RootStatus, 'findings' | 'signOffsDue'> {
    const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
    let signOffsDue = 0;
    for (const { severities, unsigned } of this.#counts.values()) {
      findings.error += severities.error;
      findings.warning += severities.warning;
      findings.information += severities.information;
      signOffsDue += unsigned;
    }
    return { findings, signOffsDue };
  }
}
