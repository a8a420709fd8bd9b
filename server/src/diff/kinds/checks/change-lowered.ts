import { valueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { severities, severityOf } from '../../compare.ts';
import type { ChangeKind } from '../../kind.ts';

const say = defineMessages('change-lowered', {
  lowered:
    'The change `{id}` goes from {from, select, error {error} warning {warning} other {information}} to {to, select, error {error} warning {warning} information {information} other {off}}. That holds for later changes, not for this one.',
});

const gravest = [...severities, 'off'] as const;

export const kind: ChangeKind = {
  id: 'change-lowered',
  group: 'checks',
  severity: 'warning',
  title: 'A kind of change is lowered or left out',
  explanation:
    'Under `changes`, a kind of change has a lower severity than before, or is not shown any more. What is compared here still goes by what the base says.',
  *compare({ base, head, kinds }) {
    for (const each of kinds) {
      const [from, to] = [severityOf(each, base.configuration), severityOf(each, head.configuration)];
      if (gravest.indexOf(to) <= gravest.indexOf(from)) continue;
      const path = ['changes', each.id];
      yield {
        message: say.lowered({ id: each.id, from, to }),
        place: { file: configurationFile, path },
        values: [valueChange(path.join('.'), from, to)],
      };
    }
  },
};
