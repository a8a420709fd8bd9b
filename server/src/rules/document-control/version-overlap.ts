import { settingOf } from '../../domain/setting.ts';
import { areTranslations } from '../../domain/translations.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBlank } from '../../records/values.ts';
import { shippedCatalogue } from '../../schemas/catalogue.ts';

const say = defineMessages('version-overlap', {
  since:
    'This version is in force next to version {version}, which took its place on {date}. End this one by its status, or correct `effectiveFrom` of the one that does not hold yet.',
  undated:
    'This version is in force next to version {version}. End the one that does not hold by its status, or say in both under `effectiveFrom` since when they do.',
  unversioned:
    'This version is in force next to a text of the same record that states no version. End the one that does not hold by its status.',
  other: 'The version that is in force, too',
});

const startOf = ({ data }: QmsRecord): IsoDate => dateOf(data['effectiveFrom']) ?? '';

/** In force on a day by its status and its dates, whatever other versions say. */
function holdsOn(record: QmsRecord, day: IsoDate): boolean {
  const withdrawn = dateOf(record.data['withdrawnOn']);
  return record.phase === 'active' && startOf(record) <= day && (withdrawn === null || withdrawn > day);
}

/** The status by which an earlier version of a type ends, where there is one that says no more than that. */
const endOf = (type: string): string | undefined =>
  ['superseded', 'closed'].find((status) => shippedCatalogue().get(type)?.statuses.includes(status));

function sentence(record: QmsRecord, later: QmsRecord | undefined): Message {
  if (later?.version == null) return say.unversioned();
  const [version, date] = [later.version, startOf(later)];
  return date > startOf(record) ? say.since({ version, date }) : say.undated({ version });
}

function toEnd(record: QmsRecord): readonly FixPlan[] {
  const status = endOf(record.type);
  return status === undefined ? [] : [settingOf(record, 'status', status)];
}

const procedure = (version: string, status: string, from: string): string =>
  `id: DOC-7\ntype: document\ntitle: Incoming inspection\nversion: "${version}"\nstatus: ${status}\neffectiveFrom: ${from}\n`;

export const rule: RecordRule = {
  id: 'version-overlap',
  level: 'error',
  basis: 'own',
  title: 'Two versions in force at the same time',
  clauses: ['iso-9001:2015/7.5.3.2'],
  explanation:
    'Two versions of one record say that they are in force today, so people may work by the one that was replaced. Set the earlier version to `superseded`; no sign-off binds the status, so its approval stays as it is. A version that is approved and takes effect on a later day overlaps with none, and an earlier one that is already superseded holds until that day.',
  examples: {
    bad: {
      'first.yaml': procedure('1.0', 'effective', '2024-01-01'),
      'second.yaml': procedure('2.0', 'effective', '2026-01-01'),
    },
    good: {
      'first.yaml': procedure('1.0', 'superseded', '2024-01-01'),
      'second.yaml': procedure('2.0', 'effective', '2026-01-01'),
    },
  },
  scope: 'record',
  types: [],
  needs: ['data.version'],
  concern: 'today',
  check: (record, queries, report) => {
    const { id, key, file } = record;
    // Two records without a version, or of the same one, are no versions at all (`id-duplicate`).
    const versions = id === '' || record.kind === 'event' ? [] : queries.versions(id);
    if (versions.length < 2) return;
    const today = queries.today();
    if (!holdsOn(record, today)) return;
    const inForce = versions.filter(
      (other) => other.version !== record.version && holdsOn(other, today) && !areTranslations(record, other),
    );
    const own = versions.findIndex((version) => version.key === key);
    const later = inForce.findLast((other) => versions.indexOf(other) > own);
    // What states no version has no unit of its own here.
    const unversioned = inForce.find((other) => other.version === null);
    const other = later ?? unversioned;
    if (other === undefined) return;
    const ended = later === undefined ? other : record;
    report({
      message: sentence(record, later),
      place: { file, record: key, path: [isBlank(record.data['status']) ? 'version' : 'status'] },
      related: [{ place: { file: other.file, record: other.key, path: ['id'] }, message: say.other() }],
      fixes: toEnd(ended),
    });
  },
};
