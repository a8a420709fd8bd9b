import type { Finding, Severity } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Range } from '../../model/text.ts';
import { displayPath } from '../../records/display-path.ts';
import { textsOf } from '../../records/values.ts';
import { readinessOf } from '../../rules/review/readiness.ts';
import { reviewDate } from '../../rules/review/review.ts';
import { coveredElsewhere } from '../../rules/shared/elsewhere.ts';
import { clause, clauseLabel, edition } from '../../standards/lookup.ts';
import type { Project } from '../../workspace/project.ts';
import { formerIdsOf } from '../../workspace/store.ts';
import type {
  ClauseCoverage,
  ClauseRecords,
  DueSignOff,
  RecordSummary,
  RecordType,
  ReviewFinding,
  ReviewReadiness,
} from './protocol.ts';
import type { RootSession } from './root-session.ts';

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What the views of a client are made of, for one root whose index is complete. */
export class RecordViews {
  readonly #session: RootSession;
  readonly #project: Project;

  constructor(session: RootSession, project: Project) {
    this.#session = session;
    this.#project = project;
  }

  #summary(record: QmsRecord, range: Range): RecordSummary {
    return {
      root: this.#session.root,
      id: record.id,
      version: record.version,
      title: record.title,
      type: record.type,
      typeTitle: this.#project.catalogue.get(record.type)?.title ?? record.type,
      status: record.status,
      phase: record.phase,
      current: this.#project.queries.record(record.id)?.key === record.key,
      formerIds: formerIdsOf(record),
      uri: this.#session.uriOf(record.file),
      range,
    };
  }

  /** Records with where they stand. A file is read again only where it holds several records. */
  async summaries(records: Iterable<QmsRecord>): Promise<RecordSummary[]> {
    const byFile = new Map<string, QmsRecord[]>();
    for (const record of records) byFile.set(record.file, [...(byFile.get(record.file) ?? []), record]);
    const summaries: RecordSummary[] = [];
    for (const [path, inFile] of byFile) {
      const several = (this.#project.store.files.get(path)?.records.length ?? 0) > 1;
      const file = several ? await this.#session.locate(path) : null;
      for (const record of inFile) {
        const place = { file: path, record: record.key, path: ['id'] };
        const range =
          file === null
            ? start
            : file.rangeOf(file.spanOf(place, record, this.#project.configuration.aliases));
        summaries.push(this.#summary(record, range));
      }
    }
    return summaries;
  }

  records(types: readonly string[] | null): Promise<RecordSummary[]> {
    const all = [...this.#project.store.records.values()].filter(
      ({ id, type }) => id !== '' && (types === null || types.includes(type)),
    );
    all.sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
    return this.summaries(all);
  }

  /** Clauses of the standards in use that a record is about, by its type and by its own `clauses`. */
  #clausesOf(record: QmsRecord): string[] {
    const own = this.#project.catalogue.get(record.type)?.clause ?? null;
    const named = [...textsOf(record.data['clauses']), ...(own === null ? [] : [own])];
    const found = new Set<string>();
    for (const name of named) {
      const refs = name.includes('/')
        ? [name]
        : this.#project.configuration.standards.map(({ id }) => `${id}/${name}`);
      for (const ref of refs) {
        const known = clause(ref);
        if (known !== undefined) found.add(known.ref);
      }
    }
    return [...found];
  }

  #byClause(): Map<string, QmsRecord[]> {
    const groups = new Map<string, QmsRecord[]>();
    for (const record of this.#project.store.records.values()) {
      if (record.id === '' || record.phase === 'void') continue;
      for (const ref of this.#clausesOf(record)) {
        const group = groups.get(ref);
        if (group === undefined) groups.set(ref, [record]);
        else group.push(record);
      }
    }
    return groups;
  }

  /** References of the clauses of the standards in use, in the order of the standard. */
  #clauses(): string[] {
    return this.#project.configuration.standards.flatMap(({ id }) =>
      (edition(id)?.clauses ?? []).map(({ number }) => `${id}/${number}`),
    );
  }

  /** Clauses that records are about, each with its records. */
  async recordsByClause(): Promise<ClauseRecords[]> {
    const groups = this.#byClause();
    const all = await this.records(null);
    const known = new Map(
      all.map((summary) => [`${summary.id}\n${summary.version}\n${summary.uri}`, summary]),
    );
    return this.#clauses().flatMap((ref) => {
      const group = groups.get(ref) ?? [];
      const records = group.flatMap(
        (record) => known.get(`${record.id}\n${record.version}\n${this.#session.uriOf(record.file)}`) ?? [],
      );
      records.sort((left, right) => (left.id < right.id ? -1 : 1));
      if (records.length === 0) return [];
      return [
        {
          root: this.#session.root,
          clause: ref,
          label: clauseLabel(ref),
          title: clause(ref)?.title ?? '',
          records,
        },
      ];
    });
  }

  #recordOf({ record, file }: Finding): QmsRecord | undefined {
    return record === undefined
      ? undefined
      : this.#project.store.files.get(file)?.records.find(({ id }) => id === record);
  }

  /** Sign-offs that are missing, stale or in doubt: the findings of the rules on them. */
  async signOffsDue(): Promise<DueSignOff[]> {
    return this.#project.outcome().findings.flatMap((finding) => {
      const record = finding.rule.startsWith('signoff-') ? this.#recordOf(finding) : undefined;
      if (record === undefined) return [];
      const { rule, severity, message, range } = finding;
      return [{ record: this.#summary(record, range), rule, severity, message, range }];
    });
  }

  /** Reviews that are being prepared or were held, newest first, with what is still missing in each. */
  async reviewReadiness(): Promise<ReviewReadiness[]> {
    const { queries, store } = this.#project;
    const reviews = store.ofType('management-review').filter(({ phase }) => phase !== 'void');
    const dated = reviews.map((review) => ({ review, date: reviewDate(review) }));
    dated.sort((left, right) => ((left.date ?? '9999') > (right.date ?? '9999') ? -1 : 1));
    const summaries = new Map(
      (await this.summaries(reviews)).map((summary, index) => [reviews[index]!.key, summary]),
    );
    return dated.map(({ review, date }) => {
      const findings = this.#session
        .findingsOf(review.file)
        .filter(({ record, rule }) => record === review.id && rule.startsWith('review-'));
      const used = new Set<Finding>();
      const inputs = readinessOf(review, queries, queries.today()).map(
        ({ input: { key, title }, sections, state, lacks }) => {
          const here = sections.filter((section) => section.review.key === review.key);
          const places: readonly string[] =
            here.length === 0
              ? [displayPath(review.data, ['inputs', key])]
              : here.map(({ index }) => displayPath(review.data, ['inputs', index]));
          const own = findings.filter(({ path }) =>
            places.some((place) => path === place || path.startsWith(`${place}.`)),
          );
          for (const finding of own) used.add(finding);
          return { key, title, state, lacks, findings: own.map(reviewFinding) };
        },
      );
      return {
        record: summaries.get(review.key) ?? this.#summary(review, start),
        date,
        inputs,
        findings: findings.filter((finding) => !used.has(finding)).map(reviewFinding),
      };
    });
  }

  /** Every clause of the standards in use: what shows it here, what elsewhere, and what is found about it. */
  clauseCoverage(): ClauseCoverage[] {
    const groups = this.#byClause();
    const found = new Map<string, Record<Severity, number>>();
    for (const { clauses, severity } of this.#project.outcome().findings) {
      for (const ref of clauses) {
        const counts = found.get(ref) ?? { error: 0, warning: 0, information: 0 };
        counts[severity] += 1;
        found.set(ref, counts);
      }
    }
    const { elsewhere } = this.#project.configuration;
    return this.#clauses().flatMap((ref) => {
      const entry = clause(ref);
      if (entry === undefined) return [];
      const systems = coveredElsewhere(this.#project.queries, [ref])
        ? elsewhere.filter((each) => covers(each.clause, ref)).map(({ system }) => system)
        : [];
      return [
        {
          root: this.#session.root,
          clause: ref,
          label: clauseLabel(ref),
          title: entry.title,
          summary: entry.summary,
          records: groups.get(ref)?.length ?? 0,
          elsewhere: systems,
          findings: found.get(ref) ?? { error: 0, warning: 0, information: 0 },
        },
      ];
    });
  }

  recordTypes(): RecordType[] {
    const { catalogue } = this.#project;
    return catalogue.types().flatMap((type) => {
      const schema = catalogue.get(type);
      if (schema === undefined) return [];
      const { title, description } = schema;
      return [{ root: this.#session.root, type, title, description, clause: schema.clause }];
    });
  }
}

/** True when an entry of `elsewhere` speaks of a clause: `7.2` covers `7.2.1` as well. */
function covers(written: string, ref: string): boolean {
  const [own, number] = [written, ref].map((each) => each.slice(each.lastIndexOf('/') + 1));
  return number === own || (number ?? '').startsWith(`${own}.`);
}

const reviewFinding = ({ rule, severity, message, range }: Finding): ReviewFinding => ({
  rule,
  severity,
  message,
  range,
});
