import type { Queries } from '../../model/queries.ts';
import { idsOf, isBlank } from '../../records/values.ts';
import type { InputItem } from './inputs.ts';

/** The section on earlier actions is also linked by the objectives that the actions it cites serve. */
const linkedByActions = (item: InputItem, queries: Queries): boolean =>
  item.keys.includes('previous-actions') &&
  idsOf(item.value['evidence']).some((id) => {
    const action = queries.target(id)?.type === 'action' ? queries.record(id) : undefined;
    if (action === undefined) return false;
    const origins = idsOf(action.data['origin']);
    return (
      !isBlank(action.data['objectives']) ||
      origins.some((origin) => queries.target(origin)?.type === 'quality-objective')
    );
  });

/** True for a section that needs no objective under `objectives`: it proposes one, says why there is none, or its actions serve one. */
export const isLinkedBesides = (item: InputItem, queries: Queries): boolean =>
  ['proposes', 'noObjective'].some((key) => !isBlank(item.value[key])) || linkedByActions(item, queries);

/** True for a section that names an objective, proposes one, or says why there is none. */
export const isLinked = (item: InputItem, queries: Queries): boolean =>
  !isBlank(item.value['objectives']) || isLinkedBesides(item, queries);
