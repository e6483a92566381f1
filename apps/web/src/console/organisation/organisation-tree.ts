import type { Schemas } from '../console-api';

type Organisation = Schemas['OrganisationItem'];

export interface OrganisationNode {
  value: string;
  title: string;
  /** One that is closed cannot be chosen for something new. */
  disabled?: boolean;
  children: OrganisationNode[];
}

interface ClosedOnes {
  /** Behind the name of one that is closed. */
  word: string;
  areDisabled: boolean;
}

/** The organisations as a forest in the order of their codes; one whose parent is out of reach is a root. */
export function organisationTree(
  organisations: readonly Organisation[],
  closed: ClosedOnes = { word: '', areDisabled: false },
): OrganisationNode[] {
  const sorted = [...organisations].sort((a, b) => (a.code < b.code ? -1 : 1));
  const nodes = new Map(
    sorted.map(({ id, name, closedAt }): [string, OrganisationNode] => [
      id,
      closedAt === null
        ? { value: id, title: name, children: [] }
        : { value: id, title: name + closed.word, disabled: closed.areDisabled, children: [] },
    ]),
  );
  return sorted.flatMap(({ id, parentId }) => {
    const node = nodes.get(id) as OrganisationNode;
    const parent = parentId === null ? undefined : nodes.get(parentId);
    parent?.children.push(node);
    return parent ? [] : [node];
  });
}
