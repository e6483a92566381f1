import type { Schemas } from './console-api';

type Organisation = Schemas['OrganisationItem'];

export interface OrganisationNode {
  value: string;
  title: string;
  children: OrganisationNode[];
}

/** The organisations as trees, sorted by code. An organisation whose parent is not accessible is a root. */
export function organisationTree(organisations: readonly Organisation[]): OrganisationNode[] {
  const sorted = [...organisations].sort((a, b) => (a.code < b.code ? -1 : 1));
  const nodes = new Map(
    sorted.map(({ id, name }): [string, OrganisationNode] => [id, { value: id, title: name, children: [] }]),
  );
  return sorted.flatMap(({ id, parentId }) => {
    const node = nodes.get(id) as OrganisationNode;
    const parent = parentId === null ? undefined : nodes.get(parentId);
    parent?.children.push(node);
    return parent ? [] : [node];
  });
}
