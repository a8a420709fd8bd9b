import { defineMessages } from '../../../messages/define-messages.ts';
import { findingNames, findingsOnlyIn } from '../../findings.ts';
import type { ChangeKind } from '../../kind.ts';

const say = defineMessages('finding-fixed', {
  fixed: 'Settled: {message}',
  silenced: 'Silenced: {message}',
  off: 'Not looked for any more: {message}',
});

export const kind: ChangeKind = {
  id: 'finding-fixed',
  group: 'findings',
  severity: 'information',
  title: 'A finding is settled',
  explanation:
    'What a rule spoke against is not there any more. What is only silenced, or not looked for any more, is a warning.',
  *compare({ base, head }) {
    const nameOf = findingNames(head);
    const silenced = new Set(head.suppressed.map(nameOf));
    for (const { finding, draft } of findingsOnlyIn(base, head, nameOf)) {
      const { message, rule, record } = finding;
      // That a record is gone is said of the record.
      if (record !== undefined && head.queries.versions(record).length === 0) continue;
      const isSilenced = silenced.has(nameOf(finding));
      const isOff = head.configuration.rules[rule] === 'off';
      yield {
        ...draft,
        message: isSilenced
          ? say.silenced({ message })
          : isOff
            ? say.off({ message })
            : say.fixed({ message }),
        side: 'base',
        ...(isSilenced || isOff ? { severity: 'warning' as const } : {}),
      };
    }
  },
};
