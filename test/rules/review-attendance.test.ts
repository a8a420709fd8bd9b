import { inParts } from './review-findings.ts';
import { scenarios } from './scenarios.ts';
import { files, withReview } from './whole-review.ts';

const nobodyLeads = {
  path: 'attendees',
  severity: 'error',
  record: 'MR-2',
  message:
    'Nobody who took part held a top-management role on that day. Name who did from top management, or correct the dates under `holders` of the role.',
} as const;

scenarios('review-attendance', [
  {
    name: 'nobody listed',
    files: withReview((review) => (review.attendees = [])),
    expected: [
      {
        path: 'attendees',
        severity: 'error',
        message:
          'The review lists no attendees. Name who took part, at least one of them from top management.',
      },
    ],
  },
  {
    name: 'nobody from top management',
    files: withReview((review) => (review.attendees = ['PER-2'])),
    expected: [nobodyLeads],
  },
  {
    name: 'in writing',
    files: withReview((review) => (review.attendees = ['PER-2', { person: 'PER-1', mode: 'in-writing' }])),
    expected: [],
  },
  {
    name: 'at one of the meetings',
    files: withReview((review) => {
      review.attendees = ['PER-2'];
      review.meetings = [{ date: '2026-01-18', attendees: ['PER-1'] }];
    }),
    expected: [],
  },
  {
    name: 'not yet in the role on the day of that meeting',
    files: files((data) => {
      data['role.yaml'].holders[0].from = '2026-01-19';
      data['earlier.yaml'].status = 'draft';
      data['review.yaml'].attendees = ['PER-2'];
      data['review.yaml'].meetings = [{ date: '2026-01-18', attendees: ['PER-1'] }];
    }),
    expected: [nobodyLeads],
  },
  {
    name: 'left the role the day before',
    files: files((data) => (data['role.yaml'].holders[0].to = '2026-01-19')),
    expected: [nobodyLeads],
  },
  {
    name: 'had left by then, though still listed as holder: named, and does not count',
    files: files((data) => {
      data['person.yaml'] = {
        id: 'PER-1',
        type: 'person',
        name: 'Jane Doe',
        status: 'left',
        to: '2025-12-31',
      };
    }),
    expected: [
      {
        path: 'attendees',
        severity: 'error',
        record: 'MR-2',
        message:
          'Nobody who took part held a top-management role on that day. Name who did, or correct the dates of who had left by then: Jane Doe (PER-1) on 2025-12-31.',
      },
    ],
  },
  {
    name: 'somebody had left by then, and top management was there',
    files: files((data) => {
      data['person.yaml'] = { id: 'PER-2', type: 'person', name: 'Anton Example', to: '2026-01-19' };
      data['other.yaml'] = { id: 'PER-1', type: 'person', name: 'Jane Doe' };
      data['review.yaml'].attendees = ['PER-1', { person: 'PER-2', mode: 'remote' }];
    }),
    expected: [
      {
        path: 'attendees[PER-2].person',
        severity: 'warning',
        record: 'MR-2',
        message:
          'Anton Example (PER-2) left on 2026-01-19, before this meeting. Take the name off the list, or correct `to` of the person.',
      },
    ],
  },
  {
    name: 'who left on the day itself took part, and whoever left later did',
    files: files((data) => {
      data['person.yaml'] = { id: 'PER-1', type: 'person', name: 'Jane Doe', to: '2026-01-20' };
    }),
    expected: [],
  },
  {
    name: 'stood in by a dated delegation',
    files: files((data) => {
      data['role.yaml'].delegations = [
        { to: 'PER-2', from: '2026-01-01', until: '2026-01-31', reason: 'Leave', grantedBy: 'PER-1' },
      ];
      data['review.yaml'].attendees = ['PER-2'];
    }),
    expected: [],
  },
  {
    name: 'a role made obsolete later still counts',
    files: files((data) => (data['role.yaml'].status = 'obsolete')),
    expected: [],
  },
  {
    name: 'no top-management role defined: another rule names the cause',
    files: files((data) => delete data['role.yaml'].topManagement),
    expected: [],
  },
  { name: 'a part is judged with its whole', files: inParts(), expected: [] },
  {
    name: 'a part waits for its whole',
    files: inParts((part, review) => {
      part.attendees = ['PER-2'];
      review.status = 'draft';
    }),
    expected: [],
  },
  {
    name: 'attendance at a part counts for the whole',
    files: inParts((part, review) => {
      part.attendees = ['PER-1'];
      review.attendees = ['PER-2'];
    }),
    expected: [],
  },
  {
    name: 'a part of nothing stands alone',
    files: inParts((part) => (part.partOf = 'REVIEW-OF-THE-GROUP')),
    expected: [{ path: 'attendees', severity: 'error', record: 'MR-2a' }],
  },
  {
    name: 'planned',
    files: withReview((review) => Object.assign(review, { status: 'planned', attendees: [] })),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => Object.assign(review, { status: 'draft', attendees: [] })),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => Object.assign(review, { status: 'approved', attendees: ['PER-2'] })),
    expected: [nobodyLeads],
  },
]);
