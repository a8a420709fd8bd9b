import { type Blocks, paragraph, type Table, table } from '../../../document/blocks.ts';
import { day, dayOrNone } from '../../../document/dates.ts';
import { code, joined, quiet, sentence, type Text, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ReviewHead, SignOffEntry } from '../../model.ts';
import { named, onBehalfOf, party } from '../names.ts';
import { more } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { wordsOrNone } from '../words.ts';

const say = defineMessages('pack.signOffs', {
  notSigned: 'not signed',
  none: 'This review carries no sign-off.',
  own: 'Sign-offs of this review',
  others: 'Sign-offs of the records it cites, up to {date}',
  signedBy: 'Signed by',
  meaning: 'Meaning',
  date: 'Date',
  evidence: 'Evidence',
  frozen: 'The pack was frozen when it was signed: {digest}. {verify} compares.',
  frozenOn: 'The pack was frozen when it was signed, as of {date}: {digest}. {verify} compares.',
  frozenAt: 'The pack was frozen when it was signed: {digest}, on commit {commit}. {verify} compares.',
  frozenOnAt:
    'The pack was frozen when it was signed, as of {date}: {digest}, on commit {commit}. {verify} compares.',
  notFrozen: 'not frozen when signed',
  noDigest:
    'No digest of the pack was kept with the signatures. So these pages cannot be shown to be the ones that were signed.',
});

/** Who signed what, and how strongly the signature is tied to the content. */
export function signOffs(view: View): Blocks {
  const { review, appendix, asOf } = view.pack;
  return [
    review.signOffs.length === 0 ? paragraph([tag(say.notSigned(), 'warn'), ' ', say.none()]) : null,
    signOffTable(view, say.own(), review.signOffs),
    freezing(review),
    signOffTable(view, say.others({ date: day(asOf) }), appendix.signOffs.items),
    more(appendix.signOffs),
  ];
}

const signOffTable = (view: View, caption: Text, entries: readonly SignOffEntry[]): Table =>
  table(
    caption,
    [
      { title: shared.record() },
      { title: say.signedBy() },
      { title: say.meaning() },
      { title: say.date(), numeric: true },
      { title: say.evidence() },
    ],
    entries.map((each) => ({
      source: sourceOf(each.record),
      cells: [
        named(view, each.record),
        joined([party(each.by), quiet(party(each.role)), onBehalfOf(each.onBehalfOf)], ', '),
        wordsOrNone(each.meaning),
        dayOrNone(each.date),
        state(each.evidence),
      ],
    })),
    { layout: 'lines' },
  );

/** Whether these pages can be shown to be the ones that were signed. */
function freezing({ frozen, signOffs: given, state: stands, link }: ReviewHead): Blocks {
  if (frozen?.pack != null) {
    const digest = code(frozen.pack, 'digest');
    const verify = code(`qms pack ${link.id} --verify`, 'command');
    const date = dayOrNone(frozen.asOf);
    if (frozen.commit === null)
      return paragraph(
        date === null
          ? sentence(say.frozen, { digest, verify })
          : sentence(say.frozenOn, { digest, verify, date }),
      );
    const commit = code(frozen.commit, 'digest');
    return paragraph(
      date === null
        ? sentence(say.frozenAt, { digest, verify, commit })
        : sentence(say.frozenOnAt, { digest, verify, commit, date }),
    );
  }
  return stands === 'approved' && given.length > 0
    ? paragraph([tag(say.notFrozen(), 'warn'), ' ', say.noDigest()])
    : null;
}
