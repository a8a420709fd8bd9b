import { defineMessages } from '../../../messages/define-messages.ts';
import { findingNames, findingsOnlyIn } from '../../findings.ts';
import type { ChangeKind } from '../../kind.ts';

const say = defineMessages('finding-new', { found: '{message}' });

export const kind: ChangeKind = {
  id: 'finding-new',
  group: 'findings',
  severity: 'warning',
  title: 'A finding is new',
  explanation:
    'The change brings in what a rule speaks against, in its own files or elsewhere. As severe as the finding itself.',
  *compare({ base, head }) {
    for (const { finding, draft } of findingsOnlyIn(head, base, findingNames(head)))
      yield { ...draft, message: say.found({ message: finding.message }), severity: finding.severity };
  },
};
