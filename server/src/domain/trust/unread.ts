import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Configuration } from '../../model/configuration.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';
import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import type { LaxerPlace } from './laxer-place.ts';
import { ownUnsignedKeys } from './unsigned-keys.ts';

const say = defineMessages('trust.unread', {
  leftOutLabel: '{count, plural, one {# file of records} other {# files of records}} left out',
  leftOut:
    '{count, plural, one {A file that holds a record is} other {# files that hold records are}} left out of every check, such as {file}.',
  innerRootLabel: '{folder} not looked into',
  innerRoot: '{folder} has a qms.yaml of its own, so nothing in it is checked here.',
  notReadLabel: '{count, plural, one {# link, folder or name} other {# links, folders or names}} not read',
  notRead:
    '{count, plural, one {A link, a folder or a file is} other {# links, folders or files are}} passed over, although records could be there.',
  unsignedLabel: '{type} unsigned in {keys}',
  unsigned: 'What is written into {keys} of the type `{type}` is never signed, by a schema of your own.',
});

/** What stands below a root and is not looked at. */
export interface Unchecked {
  /** Files that the configuration leaves out and that hold a record of a type it knows. */
  readonly leftOut: readonly string[];
  /** Folders with a qms.yaml of their own. */
  readonly innerRoots: readonly string[];
  /** How many links, closed folders and names that are not UTF-8 were passed over. */
  readonly notRead: number;
}

/** What no check looks at although it may hold records. */
export function uncheckedPlaces(unchecked: Unchecked, { exclude }: Configuration): readonly LaxerPlace[] {
  const { leftOut, innerRoots, notRead } = unchecked;
  const count = leftOut.length;
  return [
    ...(count === 0
      ? []
      : [
          {
            kind: 'left-out',
            label: say.leftOutLabel({ count }),
            message: say.leftOut({ count, file: leftOut[0]! }),
            path: [exclude.length > 0 ? 'exclude' : 'records'],
          } as const,
        ]),
    ...innerRoots.map(
      (folder) =>
        ({
          kind: 'inner-root',
          label: say.innerRootLabel({ folder }),
          message: say.innerRoot({ folder }),
          path: [],
        }) as const,
    ),
    ...(notRead === 0
      ? []
      : [
          {
            kind: 'not-read',
            label: say.notReadLabel({ count: notRead }),
            message: say.notRead({ count: notRead }),
            path: [],
          } as const,
        ]),
  ];
}

/** How many fields a sentence names. */
const namedKeys = 5;

/** What schemas of the company's own take out of the sign-offs that its records need. */
export function unsignedPlaces(
  catalogue: SchemaCatalogue,
  { signOff }: Configuration,
): readonly LaxerPlace[] {
  return catalogue.types().flatMap((type) => {
    const keys = ownUnsignedKeys(type, catalogue);
    if (keys.length === 0 || demandsOfType(type, signOff.required).length === 0) return [];
    const named = listed(
      keys.map((key) => `\`${key}\``),
      'and',
      namedKeys,
    );
    return [
      {
        kind: 'unsigned-keys',
        label: say.unsignedLabel({ type, keys: listed(keys, 'and', namedKeys) }),
        message: say.unsigned({ type, keys: named }),
        path: ['schemas'],
      } as const,
    ];
  });
}
