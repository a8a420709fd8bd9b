import { defineMessages } from '../../../messages/define-messages.ts';
import { configurationFile } from '../../../records/configuration.ts';
import type { ChangeKind } from '../../kind.ts';
import { recordsLeftOut } from '../../left-out.ts';

const say = defineMessages('records-left-out', {
  leftOut:
    '{count, plural, one {A record is} other {# records are}} not read any more, such as {id} in {file}. The {count, plural, one {file is} other {files are}} still there, and qms.yaml leaves {count, plural, one {it} other {them}} out.',
});

export const kind: ChangeKind = {
  id: 'records-left-out',
  group: 'checks',
  severity: 'error',
  title: 'Records are not read any more',
  explanation:
    'Files that held records are still there, and qms.yaml leaves them out, or does not say any more as what they are read: nothing in them is checked.',
  *compare(states) {
    const records = [...recordsLeftOut(states)];
    const [first] = records;
    if (first === undefined) return;
    const { base, head } = states;
    const narrowed = (['exclude', 'records', 'types'] as const).find(
      (section) =>
        JSON.stringify(base.configuration[section]) !== JSON.stringify(head.configuration[section]),
    );
    yield {
      message: say.leftOut({ count: records.length, id: first.id, file: first.file }),
      place: { file: configurationFile, path: narrowed === undefined ? [] : [narrowed] },
      values: records.map(({ id, file }) => ({ path: id, before: file })),
    };
  },
};
