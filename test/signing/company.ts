import type { JsonObject } from '../../server/src/model/json.ts';
import type { Repository } from './repository.ts';

/** Who may sign in a small company: the director, the quality manager and the head of the laboratory. */

const records = (...all: readonly JsonObject[]): Repository =>
  Object.fromEntries(all.map((data) => [`people/${String(data['id'])}.yaml`, { data }]));

export const company: Repository = records(
  {
    id: 'ROLE-MD',
    type: 'role',
    title: 'Managing director',
    topManagement: true,
    holders: [{ person: 'PER-1', from: '2020-01-01' }],
  },
  {
    id: 'ROLE-QM',
    type: 'role',
    title: 'Quality manager',
    holders: [{ person: 'PER-2', from: '2020-01-01' }],
  },
  {
    id: 'ROLE-LAB',
    type: 'role',
    title: 'Head of the laboratory',
    holders: [{ person: 'PER-3', from: '2020-01-01' }],
  },
  {
    id: 'PER-1',
    type: 'person',
    name: 'Jane Doe',
    emails: ['jane@example.com'],
    from: '2019-01-01',
  },
  {
    id: 'PER-2',
    type: 'person',
    name: 'Meike Lindner',
    emails: ['meike@example.com'],
    from: '2019-01-01',
  },
  {
    id: 'PER-3',
    type: 'person',
    name: 'Tomas Novak',
    emails: ['tomas@example.com'],
    from: '2019-01-01',
  },
);

export const byDirector = { by: 'PER-1', role: 'ROLE-MD' };
export const byQuality = { by: 'PER-2', role: 'ROLE-QM' };
export const byLaboratory = { by: 'PER-3', role: 'ROLE-LAB' };
