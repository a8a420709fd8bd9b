import { type DatedFault, datedFaults } from '../../domain/dated-settings.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { Message } from '../../model/message.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import type { Path } from '../../model/text.ts';
import { configurationFile } from '../../records/configuration.ts';

const say = defineMessages('config.dates', {
  judgeFrom:
    'No event is judged before {day}, a day after the day of this check. Write a day of the past. Checked as of {today}.',
  editionLater:
    '`{id}` begins on {day}, after the day of this check. Add it once it is in force. Checked as of {today}.',
  noEdition:
    'No edition under `standards` is in force on {today}, so no clause counts. Name the one you follow, or correct `until`.',
});

function faultAt(fault: DatedFault, today: IsoDate): { readonly message: Message; readonly path: Path } {
  switch (fault.kind) {
    case 'judge-from':
      return { message: say.judgeFrom({ day: fault.day, today }), path: ['judgeFrom'] };
    case 'edition-later':
      return {
        message: say.editionLater({ id: fault.id, day: fault.day, today }),
        path: ['standards', fault.index, 'from'],
      };
    case 'no-edition':
      return { message: say.noEdition({ today }), path: ['standards'] };
  }
}

/** Most faults are found where qms.yaml is read; those that depend on the day, here. */
export const rule: RepositoryRule = {
  id: 'config',
  scope: 'repository',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'A fault in the configuration',
  clauses: [],
  explanation:
    'qms.yaml, or a schema file it lists, says something that cannot be used: an unknown key, rule, record type or edition, a value of the wrong kind, or a pattern outside the small language of file patterns. What is at fault is passed over and the default holds, so the findings may not be those you expect. The message names the nearest known word. Days can be at fault as well: `judgeFrom` or the `from` of an edition after the day of the check, and editions of which none is in force, would leave things unjudged without a word. Where the text of qms.yaml cannot be read at all, an open editor goes by the settings it had before, since you may be typing it, and everything else by the default settings; the message says which.',
  examples: {
    bad: { 'qms.yaml': 'organization: Test\nrules:\n  objective-overdu: error\n' },
    good: { 'qms.yaml': 'organization: Test\nrules:\n  id-duplicate: error\n' },
  },
  check: (queries, report) => {
    const settings = { judgeFrom: queries.config('judgeFrom'), standards: queries.config('standards') };
    const today = queries.today();
    for (const fault of datedFaults(settings, today)) {
      const { message, path } = faultAt(fault, today);
      report({ message, place: { file: configurationFile, path } });
    }
  },
};
