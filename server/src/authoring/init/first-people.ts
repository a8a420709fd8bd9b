import type { IsoDate } from '../../model/configuration.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { oneLine, type Person, personIn, personText } from '../person-record.ts';

/** What is said of an organization and its people when it is set up. Whatever is absent or blank stays to be done. */
export interface SetUpAnswers {
  readonly organization?: string;
  /** `Jane Doe, jane@acme.example`: a name, and the e-mail address if it is known. */
  readonly you?: string;
  /** Id of one of the first roles, or what another role is called. */
  readonly role?: string;
  /** Who leads the organization, written like `you`. */
  readonly topManagement?: string;
}

/** Persons and roles that a new system starts with. */
export interface FirstPeople {
  readonly organization: string | null;
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Id of the person who set it up. */
  readonly you: string | null;
  /** Whether it is known who leads. */
  readonly leads: boolean;
}

interface Role {
  readonly id: string;
  readonly title: string;
  /** What stands between the head of the record and its holders. */
  readonly about: string;
}

const topManagement: Role = {
  id: 'ROLE-TOP',
  title: 'Top management',
  about: `purpose: Leads the organization and answers for the quality management system.
# Marks the people whose sign-off counts as leadership.
topManagement: true
responsibilities: [customer-focus]
`,
};

const qualityManagement: Role = {
  id: 'ROLE-QM',
  title: 'Quality management',
  about: `purpose: Keeps the quality management system alive and tells top management how it does.
reportsTo: ROLE-TOP
responsibilities: [conformity, process-outputs, reporting, integrity-during-change]
`,
};

const firstRoles = [topManagement, qualityManagement];

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The role somebody says to have: one of the first ones, or another. */
function roleCalled(answer: string | undefined): Role | null {
  const title = oneLine(answer);
  if (title === '') return null;
  const known = firstRoles.find((role) => isSame(role.id, title) || isSame(role.title, title));
  return known ?? { id: 'ROLE-001', title, about: 'reportsTo: ROLE-TOP\n' };
}

function roleText({ id, title, about }: Role, holders: readonly Person[], today: IsoDate): string {
  const entries = holders.map((person) => `  - { person: ${person.id}, from: ${today} }\n`);
  return `id: ${id}
type: role
title: ${writeScalar(title)}
status: effective
version: "1"
owner: ROLE-TOP
effectiveFrom: ${today}
${about}# Who holds the role, with the first day: - { person: PER-001, from: ${today} }
holders:${entries.length === 0 ? ' []\n' : `\n${entries.join('')}`}`;
}

/** Who is who, and who holds which role, as far as it was said. */
export function firstPeople(today: IsoDate, answers: SetUpAnswers): FirstPeople {
  const named = personIn(answers.you);
  const you = named === null ? null : { ...named, id: 'PER-001' };
  const leading = personIn(answers.topManagement);
  const leader =
    leading === null
      ? null
      : you !== null && isSame(leading.name, you.name)
        ? you
        : { ...leading, id: you === null ? 'PER-001' : 'PER-002' };
  const own = you === null ? null : roleCalled(answers.role);
  const persons = [...new Set([you, leader].filter((person) => person !== null))];
  const other = own === null || firstRoles.includes(own) ? null : own;
  // What nothing refers to looks forgotten: who has a role of their own answers in it for what is said of them.
  const ownerOf = (person: Person): string => (person === you ? (other?.id ?? 'ROLE-QM') : 'ROLE-QM');
  const holdersOf = (role: Role): readonly Person[] => {
    const all = [role === own ? you : null, role === topManagement ? leader : null];
    return [...new Set(all.filter((person) => person !== null))];
  };
  return {
    organization: oneLine(answers.organization) || null,
    files: Object.fromEntries([
      ...persons.map((person) => [`people/${person.id}.yaml`, personText(person, ownerOf(person), today)]),
      ...[...firstRoles, ...(other === null ? [] : [other])].map((role) => [
        `roles/${role.id}.yaml`,
        roleText(role, holdersOf(role), today),
      ]),
    ]),
    you: you?.id ?? null,
    leads: holdersOf(topManagement).length > 0,
  };
}
