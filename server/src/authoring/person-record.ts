import type { IsoDate } from '../model/configuration.ts';
import { writeScalar } from '../text/write-scalar.ts';

/** Somebody who is put on record. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** Characters of an answer that are kept: names are shorter. */
const longest = 200;

/** What was typed, on one line and without what nobody sees. */
export const oneLine = (text = ''): string =>
  text
    .slice(0, longest)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();

const address = /[(<]?([^\s<>(),;:"]+@[^\s<>(),;:"]+)[)>]?/;

/** The person a text such as `Jane Doe, jane@acme.example` names; null for one that names nobody. */
export function personIn(text: string | undefined): Omit<Person, 'id'> | null {
  const line = oneLine(text);
  const email = address.exec(line);
  const name = line
    .replace(address, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
  const known = name === '' ? (email?.[1]?.split('@')[0] ?? '') : name;
  return known === '' ? null : { name: known, email: email?.[1] ?? null };
}

/** A person as a record, here from today on. */
export const personText = (
  { id, name, email }: Person,
  owner: string | null,
  today: IsoDate,
): string => `id: ${id}
type: person
title: ${writeScalar(name)}
status: active
version: "1"
${owner === null ? '' : `owner: ${owner}\n`}name: ${writeScalar(name)}
from: ${today}
${email === null ? '' : `emails: [${writeScalar(email)}]\n`}`;
