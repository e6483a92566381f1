import type { Schemas } from '../../../console-api';

export type Point = Schemas['KnowledgePointDto'];

export interface PointNode {
  point: Point;
  /** Questions of the point and all points below it. */
  total: number;
  children: PointNode[];
}

/** The points of a domain, each with those below it. */
export function nodesOf({ points, domainCode }: { points: readonly Point[]; domainCode: string }): PointNode[] {
  const below = (parentId: string | null): PointNode[] =>
    points
      .filter((point) => point.domainCode === domainCode && point.parentId === parentId)
      .map((point) => {
        const children = below(point.id);
        return { point, children, total: children.reduce((sum, child) => sum + child.total, point.count) };
      });
  return below(null);
}

export interface PointChoice {
  value: string;
  title: string;
  children: PointChoice[];
}

/** Data for a tree select, without the point `without` and all points below it. */
export const choicesOf = (nodes: readonly PointNode[], without?: string): PointChoice[] =>
  nodes
    .filter(({ point }) => point.id !== without)
    .map(({ point, children }) => ({ value: point.id, title: point.title, children: choicesOf(children, without) }));

/** `营养 / 维生素 / 维生素D`, in the order of the tree. */
export const pathsOf = (nodes: readonly PointNode[], above = ''): { title: string; path: string }[] =>
  nodes.flatMap(({ point: { title }, children }) => {
    const path = above === '' ? title : `${above} / ${title}`;
    return [{ title, path }, ...pathsOf(children, path)];
  });
