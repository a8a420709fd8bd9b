import { valueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { textOf } from '../../../records/values.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('version-raised', {
  raised: 'Version {before} is followed by version {after}{summary, select, none {.} other {: {summary}}}',
  set: 'It has a version now: {after}.',
  gone: 'It has no version any more, which was {before}.',
});

export const kind: ChangeKind = {
  id: 'version-raised',
  group: 'content',
  severity: 'information',
  title: 'A record has another version',
  explanation: 'A record is carried on as another version, with the summary of changes it gives.',
  *compare(states) {
    for (const { before, after } of keptRecords(states)) {
      if (before.version === after.version) continue;
      const [was, is] = [before.version, after.version];
      yield {
        message:
          was === null
            ? say.set({ after: is! })
            : is === null
              ? say.gone({ before: was })
              : say.raised({
                  before: was,
                  after: is,
                  summary: textOf(after.data['changeSummary']) ?? 'none',
                }),
        place: { file: after.file, record: after.key, path: ['version'] },
        values: [valueChange('version', was ?? undefined, is ?? undefined)],
        ...(is === null ? { severity: 'warning' as const } : {}),
      };
    }
  },
};
