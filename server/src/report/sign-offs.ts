import { escapeInJson, oneLine } from '../document/sanitize.ts';
import { levels } from '../domain/evidence/level.ts';
import type { SignOffStanding } from '../domain/evidence/overview.ts';
import { nameAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Language } from '../messages/language.ts';
import { listed } from '../messages/listed.ts';
import type { EvidenceLevel, IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';

const say = defineMessages('report.sign-offs', {
  none: 'No sign-offs.',
  total: '{count, plural, one {# sign-off} other {# sign-offs}}: {levels}.',
  level: '{count} {level}',
  weak: '{count, plural, one {# of these does} other {# of these do}} not count yet. qms.yaml asks for `{asked}`.',
  next: 'Does not count yet. Next: {step}.',
  identities:
    'Persons, e-mails, keys and roles are read from the files checked here. That is no independent evidence.',
  onBehalf: '{signer} for {holder}',
  undated: 'no date',
  nobody: 'nobody',
});

/** What `qms sign --verify` reports. */
export interface SignOffsResult {
  readonly root: string;
  readonly today: IsoDate;
  readonly asked: EvidenceLevel;
  readonly signOffs: readonly SignOffStanding[];
  readonly queries: Queries;
  readonly language: Language;
}

/** Wide enough for what a sentence of ours says. */
const widest = 2000;

/** Every sign-off for people: who signed what, the level, what may be said of it and why no more. */
export function signOffsText({ signOffs, asked, queries, language }: SignOffsResult): string {
  const text = (message: Parameters<Language['text']>[0]): string => oneLine(language.text(message), widest);
  if (signOffs.length === 0) return `${text(say.none())}\n`;
  const entries = signOffs.map(({ record, block, standing, statement, reason, next }) => {
    const signer = block.by === null ? say.nobody() : nameAndId(queries, block.by);
    const by =
      block.onBehalfOf === null
        ? signer
        : say.onBehalf({ signer, holder: nameAndId(queries, block.onBehalfOf) });
    const head = [
      record.version === null ? record.id : `${record.id}@${record.version}`,
      block.meaning ?? '',
      block.date ?? text(say.undated()),
      text(by),
      ...(block.role === null ? [] : [block.role]),
    ];
    return [
      `${oneLine(head.filter((each) => each !== '').join(' · '), widest)}`,
      `  ${standing.level}: ${text(statement)}`,
      ...(reason === null ? [] : [`  ${text(reason)}`]),
      ...(next === null ? [] : [`  ${text(say.next({ step: next }))}`]),
    ].join('\n');
  });
  const counts = levels.flatMap((level) => {
    const count = signOffs.filter(({ standing }) => standing.level === level).length;
    return count === 0 ? [] : [say.level({ count, level })];
  });
  const total = say.total({ count: signOffs.length, levels: listed(counts) });
  const weak = signOffs.filter(({ next }) => next !== null).length;
  const verdict = weak === 0 ? [] : [text(say.weak({ count: weak, asked }))];
  return `${[...entries, '', text(total), ...verdict, text(say.identities())].join('\n')}\n`;
}

/** The same for programs, as `schemas/sign-offs.schema.json` describes. Keys always stand in the same order. */
export function signOffsJson({ root, today, asked, signOffs, queries, language }: SignOffsResult): string {
  const [history, head] = [queries.history(), queries.head()];
  const contract = {
    version: 1,
    root,
    today,
    asked,
    history: history.kind === 'read' ? { read: true, head } : { read: false, reason: history.reason },
    identitiesFrom: 'checked-tree',
    signOffs: signOffs.map(({ record, block, standing, statement, reason, counts, next }) => {
      const { level, shortfall, evidence } = standing;
      const commit = evidence?.kind === 'introduced' ? evidence.commit : null;
      const since = evidence?.kind === 'introduced' ? evidence.since : null;
      return {
        record: record.id,
        recordVersion: record.version,
        file: record.file,
        index: block.index,
        by: block.by,
        role: block.role,
        meaning: block.meaning,
        date: block.date,
        level,
        statement: language.text(statement),
        shortfall: shortfall?.kind ?? null,
        reason: reason === null ? null : language.text(reason),
        counts,
        next: next === null ? null : language.text(next),
        commit:
          commit === null
            ? null
            : {
                hash: commit.hash,
                authorEmail: commit.author.email,
                authorDate: commit.author.date,
                signature: commit.signature ?? null,
              },
        changed: since?.changes ?? [],
      };
    }),
  };
  return `${escapeInJson(JSON.stringify(contract, null, 2))}\n`;
}
