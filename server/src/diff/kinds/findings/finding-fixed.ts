import { defineMessages } from '../../../messages/define-messages.ts';
import { findingsOnlyIn } from '../../findings.ts';
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
    const silenced = new Set(head.suppressed.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`));
    for (const { finding, draft } of findingsOnlyIn(base, head)) {
      const { message, rule, record } = finding;
      // That a record is gone is said of the record.
      if (record !== undefined && head.queries.versions(record).length === 0) continue;
      const isSilenced = silenced.has(`${rule} ${finding.fingerprint}`);
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
