import type { Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';

const say = defineMessages('pack.charts', { data: 'Data of “{title}”' });

/** What the data of a chart are called where they are opened. */
export const dataOf = (title: Text): Text => say.data({ title });
