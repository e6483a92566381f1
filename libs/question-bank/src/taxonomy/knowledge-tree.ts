import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { QuestionLoadRepository } from '../loading/question-load.repository';
import { pointName } from '../question/search-text';
import type { KnowledgePoint } from './knowledge-point.entity';
import { heightOf, levelOf, MAX_LEVELS, subtreeIds, wrongPlace } from './point-tree';
import { PointGone, PointInUse, PointNameTaken, PointNotThere, TooManyPoints } from './taxonomy.errors';
import { TaxonomyRepository } from './taxonomy.repository';

const MAX_POINTS = 2_000;
/** Maximum number of proposed names: in a bank without a tree, every question may have its own. */
const MAX_PROPOSED = 500;

export interface CountedPoint extends Pick<KnowledgePoint, 'id' | 'domainCode' | 'parentId' | 'title'> {
  /** Questions of this point itself. */
  count: number;
}

export interface ProposedPoint {
  domainCode: string;
  /** As written in a question. */
  title: string;
  count: number;
}

export interface KnowledgeTree {
  points: CountedPoint[];
  /** Names used in questions but missing from the tree, most used first. */
  proposed: ProposedPoint[];
  proposedCount: number;
}

interface TreeAct {
  bankId: string;
  staffId: string;
}

/** The knowledge points of a bank as a tree. */
@Injectable()
export class KnowledgeTrees {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly load: QuestionLoadRepository,
    private readonly repository: TaxonomyRepository,
  ) {}

  async of(bankId: string): Promise<KnowledgeTree> {
    const points = await this.repository.listPoints(bankId);
    const names = new Map(
      (await this.repository.listNames(bankId)).map(({ domainCode, name, pointId }) => [
        `${domainCode} ${name}`,
        pointId,
      ]),
    );
    const countOf = new Map<string, number>();
    const unknown = [];
    for (const said of await this.repository.countNames(bankId)) {
      const pointId = names.get(`${said.domainCode} ${said.name}`);
      if (pointId === undefined) unknown.push(said);
      else countOf.set(pointId, (countOf.get(pointId) ?? 0) + said.count);
    }
    const told = unknown.slice(0, MAX_PROPOSED);
    const labels = await this.repository.labelsOf(told.map(({ versionId }) => versionId));
    return {
      points: points.map(({ id, domainCode, parentId, title }) => ({
        id,
        domainCode,
        parentId,
        title,
        count: countOf.get(id) ?? 0,
      })),
      proposed: told.map(({ domainCode, versionId, count, name }) => ({
        domainCode,
        title: labels.get(versionId) ?? name,
        count,
      })),
      proposedCount: unknown.length,
    };
  }

  /** The names of all points, by domain. */
  async namesOf(bankId: string): Promise<Map<string, string[]>> {
    const names = new Map<string, string[]>();
    for (const { domainCode, name } of await this.repository.listNames(bankId))
      names.set(domainCode, [...(names.get(domainCode) ?? []), name]);
    return names;
  }

  /** The point and its descendants. @throws PointGone */
  async subtreeOf({ bankId, pointId }: { bankId: string; pointId: string }): Promise<string[]> {
    const points = await this.repository.listPoints(bankId);
    if (!points.some(({ id }) => id === pointId)) throw new PointGone();
    return subtreeIds({ points, id: pointId });
  }

  /**
   * Adds a point; questions that already use its name belong to it. @throws PointNameTaken, PointNotThere,
   * TooManyPoints
   */
  add({
    domainCode,
    parentId,
    title,
    ...act
  }: TreeAct & { domainCode: string; parentId: string | null; title: string }): Promise<string> {
    return this.change({ ...act, action: 'taxonomy.point-added' }, async (points) => {
      if (points.length >= MAX_POINTS) throw new TooManyPoints({ max: MAX_POINTS });
      requirePlace({ points, id: null, domainCode, parentId });
      const id = newId();
      const { bankId } = act;
      await this.repository.insertPoint({ id, bankId, domainCode, parentId, title, createdAt: this.clock.now() });
      await this.takeName({ bankId, domainCode, title, pointId: id });
      return id;
    });
  }

  /**
   * Renames or moves a point; its questions stay unchanged and with the point.
   * @throws PointGone, PointNameTaken, PointNotThere
   */
  edit({
    pointId,
    title,
    parentId,
    ...act
  }: TreeAct & { pointId: string; title: string; parentId: string | null }): Promise<string> {
    return this.change({ ...act, action: 'taxonomy.point-changed' }, async (points) => {
      const { domainCode } = getPoint(points, pointId);
      requirePlace({ points, id: pointId, domainCode, parentId });
      await this.takeName({ bankId: act.bankId, domainCode, title, pointId });
      await this.repository.updatePoint({ id: pointId, title, parentId });
      return pointId;
    });
  }

  /** Moves its questions, names and child points to the other point. @throws PointGone, PointNotThere */
  merge({ pointId, intoId, ...act }: TreeAct & { pointId: string; intoId: string }): Promise<string> {
    return this.change({ ...act, action: 'taxonomy.points-merged' }, async (points) => {
      const [from, into] = [getPoint(points, pointId), getPoint(points, intoId)];
      if (from.domainCode !== into.domainCode) throw new PointNotThere('other_domain');
      if (subtreeIds({ points, id: pointId }).includes(intoId)) throw new PointNotThere('below_itself');
      const below = heightOf({ points, id: pointId }) - 1;
      if (levelOf({ points, id: intoId }) + below > MAX_LEVELS) throw new PointNotThere('too_deep');
      await this.repository.giveNames({ fromId: pointId, toId: intoId });
      await this.repository.removePoint(pointId);
      return intoId;
    });
  }

  /** Adds a name used in questions as another name of this point. @throws PointGone, PointNameTaken */
  addName({ pointId, title, ...act }: TreeAct & { pointId: string; title: string }): Promise<string> {
    return this.change({ ...act, action: 'taxonomy.name-added' }, async (points) => {
      const { domainCode } = getPoint(points, pointId);
      await this.takeName({ bankId: act.bankId, domainCode, title, pointId });
      return pointId;
    });
  }

  /** Removes an empty point. @throws PointGone, PointInUse */
  remove({ pointId, ...act }: TreeAct & { pointId: string }): Promise<string> {
    return this.change({ ...act, action: 'taxonomy.point-removed' }, async () => {
      const { points } = await this.of(act.bankId);
      const found = points.find(({ id }) => id === pointId);
      if (!found) throw new PointGone();
      if (found.count > 0 || points.some(({ parentId }) => parentId === pointId)) throw new PointInUse();
      await this.repository.removePoint(pointId);
      return pointId;
    });
  }

  /** Changes to the tree of a bank run one at a time. */
  private change(
    { bankId, staffId, action }: TreeAct & { action: string },
    work: (points: KnowledgePoint[]) => Promise<string>,
  ): Promise<string> {
    return this.database.transaction(async () => {
      await this.load.lockBank(bankId);
      const pointId = await work(await this.repository.listPoints(bankId));
      const act = { staffId, action, subjectType: 'question_bank', subjectId: bankId, reason: null };
      await this.audit.record({ ...act, details: { pointId } });
      return pointId;
    });
  }

  private async takeName({
    bankId,
    domainCode,
    title,
    pointId,
  }: {
    bankId: string;
    domainCode: string;
    title: string;
    pointId: string;
  }): Promise<void> {
    const name = pointName(title);
    const taken = await this.repository.findName({ bankId, domainCode, name });
    if (taken?.pointId === pointId) return;
    if (taken || name === '') throw new PointNameTaken(title);
    await this.repository.insertName({ bankId, domainCode, name, pointId });
  }
}

function getPoint(points: readonly KnowledgePoint[], id: string): KnowledgePoint {
  const point = points.find((one) => one.id === id);
  if (!point) throw new PointGone();
  return point;
}

function requirePlace(asked: Parameters<typeof wrongPlace>[0]): void {
  const why = wrongPlace(asked);
  if (why !== null) throw new PointNotThere(why);
}
