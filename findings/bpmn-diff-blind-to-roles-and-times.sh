#!/usr/bin/env bash
# A process changes hands and nobody sees it. bpmn-js-differ compares two states of a process map (BPMN 2.0) for
# reviewers. It shows that a lane has another name, but not that a task was moved from one lane to another (who does it),
# nor that a timer waits for 400 hours instead of 4: members of lanes and event definitions are not compared.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund bpmn-js-differ@3.2.0 bpmn-moddle@10.3.1
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';

/** A process in which quality inspects some hours after production has started. */
const map = ({ inspects = 'Quality', quality = 'Quality', wait = 'PT4H' } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions" targetNamespace="https://example.com/maps">
  <bpmn:process id="Process">
    <bpmn:laneSet id="Lanes">
      <bpmn:lane id="LaneQuality" name="${quality}">${inspects === 'Quality' ? '<bpmn:flowNodeRef>Inspect</bpmn:flowNodeRef>' : ''}</bpmn:lane>
      <bpmn:lane id="LaneProduction" name="Production"><bpmn:flowNodeRef>Start</bpmn:flowNodeRef>
        ${inspects === 'Production' ? '<bpmn:flowNodeRef>Inspect</bpmn:flowNodeRef>' : ''}<bpmn:flowNodeRef>End</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start"><bpmn:timerEventDefinition id="Timer">
      <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${wait}</bpmn:timeDuration>
    </bpmn:timerEventDefinition></bpmn:startEvent>
    <bpmn:userTask id="Inspect" name="Inspect the first part" />
    <bpmn:endEvent id="End" />
    <bpmn:sequenceFlow id="ToInspect" sourceRef="Start" targetRef="Inspect" />
    <bpmn:sequenceFlow id="ToEnd" sourceRef="Inspect" targetRef="End" />
  </bpmn:process>
</bpmn:definitions>`;
const read = async (xml) => {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join());
  return rootElement;
};
const before = await read(map());
const changes = {
  'the lane has another name': { change: { quality: 'Anybody' }, expected: ['LaneQuality'] },
  'the task is in another lane': { change: { inspects: 'Production' }, expected: [] },
  'the timer waits for 400 hours': { change: { wait: 'PT400H' }, expected: [] },
};
const { version } = JSON.parse(readFileSync('node_modules/bpmn-js-differ/package.json', 'utf8'));
console.log(`bpmn-js-differ ${version}`);
let changed = false;
for (const [what, { change, expected }] of Object.entries(changes)) {
  const found = diff(before, await read(map(change)));
  const seen = [found._added, found._removed, found._changed, found._layoutChanged].flatMap((each) => Object.keys(each));
  console.log(`${what}: ${seen.length === 0 ? 'no difference' : `seen at ${seen.join(', ')}`}`);
  changed ||= seen.join() !== expected.join();
}
process.exit(changed ? 1 : 0);
SHOW
node show.mjs
