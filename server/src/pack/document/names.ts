import { type Inline, id, sentence, topic } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Cited, Link, Party } from '../model.ts';
import type { View } from './view.ts';
import { themeTitle } from './words.ts';

const say = defineMessages('pack.names', { noSuchRecord: '(no such record)', for: 'for {name}' });

/** An id as it is written, leading to where the pack shows the record. */
export const idLink = (view: View, written: string, version: string | null = null): Inline =>
  id(written, view.anchors.find(written, version));

/** A record by its title, with its id behind. */
export const named = (view: View, link: Link): Inline =>
  link.title === null
    ? idLink(view, link.id, link.version)
    : [link.title, ' ', idLink(view, link.id, link.version)];

/** A reference by the title of what it leads to; one that leads nowhere says so. */
export const cited = (view: View, reference: Cited): Inline =>
  reference.to === null
    ? [id(reference.written), ' ', { is: 'quiet', of: say.noSuchRecord() }]
    : named(view, reference.to);

/** What a reference leads to by its title alone. */
export const titleOf = ({ to, written }: Cited): string => to?.title ?? written;

/** A record by its title, or its id where it has none. */
export const titleOrId = ({ title, id: own }: Link): string => title ?? own;

/** A role or person by name. */
export const party = (who: Party | null): string | null => (who === null ? null : (who.name ?? who.id));

/** For whom somebody acts. */
export const onBehalfOf = (who: Party | null): Inline =>
  who === null ? null : { is: 'quiet', of: sentence(say.for, { name: party(who) }) };

/** A theme in the company's own words. */
export const theme = (view: View, name: string | null): Inline =>
  name === null ? null : topic(themeTitle(view.pack, name));
