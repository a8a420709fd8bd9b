import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import { presentRating } from '../../../records/risk-scale.ts';
import { movedUnder, ratingKeys, topKeys } from '../../content-keys.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('risk-changed', {
  rated: 'The rating goes {way, select, down {down} other {up}} from {before} to {after}.',
  changed: 'How it is rated or treated is changed: {keys}.',
});

export const kind: ChangeKind = {
  id: 'risk-changed',
  group: 'content',
  severity: 'warning',
  title: 'A risk or an opportunity is rated or treated in another way',
  explanation:
    'A risk is taken to be smaller or larger than before, is accepted, or something else is done about it. A rating that goes up is for information.',
  *compare(states) {
    for (const pair of keptRecords(states)) {
      const values = movedUnder(pair, ratingKeys(pair.after.type));
      if (values.length === 0) continue;
      const isRisk = pair.after.type === 'risk';
      const before = isRisk ? (presentRating(pair.before.data)?.rating ?? null) : null;
      const after = isRisk ? (presentRating(pair.after.data)?.rating ?? null) : null;
      const isRated = before !== null && after !== null && before !== after;
      const keys = topKeys(values);
      yield {
        message: isRated
          ? say.rated({ way: after < before ? 'down' : 'up', before, after })
          : say.changed({ keys: listed(keys.map((key) => `\`${key}\``)) }),
        place: { file: pair.after.file, record: pair.after.key, path: [keys[0]!] },
        values,
        ...((isRated && after > before) || pair.before.phase === 'draft'
          ? { severity: 'information' as const }
          : {}),
      };
    }
  },
};
