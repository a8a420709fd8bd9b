/** Records as people write them, with every layout of YAML that turns up in practice. */
export const RECORDS: readonly string[] = [
  `# A management review
id: MR-2026-01
type: management-review
title: Management review 2026/1
status: approved
date: 2026-01-20
period: { from: 2025-07-01, to: 2025-12-31 }
attendees: [PER-001, PER-004]
inputs:
  - input: customer-satisfaction         # a comment
    summary: Complaints fell by a third; response time is
      still above target.
    objectives: [OBJ-2026-01]
    evidence: [KPI-CSAT, "SUR-2025-Q4", 'CMP-2025-031']
    ask: { request: Two support engineers, money: { amount: 90000, currency: EUR, per: year } }
  - input: external-providers
    notApplicable: No external providers in the period
outputs:
- kind: resources
  due: 2026-03-01
  actions: [ACT-2026-004]
signOffs: []
`,
  `---
id: POL-001
type: quality-policy
version: "3"
text: |
  We care.

    - about customers
  and keep our promises.
note: >-
  Folded over
  two lines

  and a paragraph.
empty:
tilde: ~
threshold: 12.5
ratio: -0.25
big: 1e3
yes: no
active: true
"quoted key": "tab\\t and \\u00e9 and \\"quotes\\""
'single key': 'it''s'
---
id: POL-002
list:
  -
    a: 1
  - - x
    - y
  - |+
    kept

  - ? k
    : v
nothing: []
none: {}
...
`,
  `id: RSK-7\r\ntitle: Ärger 😀 mit CRLF\r\nitems:\r\n  - one\r\n  - two # c\r\nlong: >\r\n  a\r\n  b\r\n\r\nlast: x`,
  `{"id": "J-1", "list": [1, 2.5, {"a": null}], "flag": false, "nested": {"x": [ ]}}\n`,
  `a: &x 1
b: *x
<<: {c: d}
e: !!str 5
f: [a: b, c: [d, {e: f}], ]
? [complex]
: v
`,
];
