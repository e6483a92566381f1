import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isDuplicateKey, newId, type AuditAction, type StaffActor } from '@sunflower/platform';
import type { UnitKind } from '../organisation/organisation-level';
import { OrganisationRepository, type OrganisationView } from '../organisation/organisation.repository';
import { OrganisationClosed } from '../organisations.errors';
import { OrganisationReach } from './organisation-reach';
import { mayStandBelow, nextCode, pathBelow, type NewOrganisationLevel } from './organisation-rules';
import {
  OrganisationCodesUsedUp,
  OrganisationCodeTaken,
  OrganisationHasParts,
  OrganisationMisplaced,
  OrganisationNameTaken,
  OrganisationNotChangeable,
  OrganisationNotReopenable,
} from './organisation-tree.errors';
import { OrganisationTreeRepository } from './organisation-tree.repository';

export interface AddedOrganisation {
  parentId: string;
  name: string;
  level: NewOrganisationLevel;
  kind: UnitKind | null;
  /** Null: the next one below its parent. */
  code: string | null;
}

interface ReasonedAct {
  organisationId: string;
  reason: string;
  staff: StaffActor;
}

/** Organisations below the own one: added, renamed, closed and opened again, each with its audit row. */
@Injectable()
export class KeepOrganisations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly reach: OrganisationReach,
    private readonly organisations: OrganisationRepository,
    private readonly repository: OrganisationTreeRepository,
  ) {}

  /** @throws OrganisationNotFound, NotAllowed, OrganisationClosed, OrganisationMisplaced, OrganisationNameTaken, OrganisationCodeTaken */
  async add({ staff, ...wanted }: AddedOrganisation & { staff: StaffActor }): Promise<OrganisationView> {
    try {
      const id = await this.database.transaction(() => this.insert({ ...wanted, staff }));
      return (await this.organisations.findById(id)) as OrganisationView;
    } catch (error) {
      if (isDuplicateKey(error)) throw new OrganisationCodeTaken();
      throw error;
    }
  }

  /** In a transaction: gives the id. @throws as `add` */
  async insert({ staff, parentId, name, level, kind, code: given }: AddedOrganisation & { staff: StaffActor }) {
    await this.repository.lock([parentId]);
    const parent = await this.reach.at({ organisationId: parentId, staff });
    if (parent.closedAt !== null) throw new OrganisationClosed();
    if (!mayStandBelow({ level, parentLevel: parent.level })) throw new OrganisationMisplaced();
    const siblings = await this.repository.childrenOf(parentId);
    if (siblings.some((sibling) => sibling.isOpen === 1 && sibling.name === name)) throw new OrganisationNameTaken();
    const code = given ?? nextCode({ parentCode: parent.code, taken: siblings.map((sibling) => sibling.code) });
    const path = code === null ? null : pathBelow({ parentPath: parent.path, code });
    if (code === null || path === null) throw new OrganisationCodesUsedUp();
    const id = newId();
    await this.organisations.insertMany([
      { id, code, name, level, parentId, path, kind: level === 'unit' ? (kind ?? 'other') : null },
    ]);
    await this.record({ staff, organisationId: id, action: 'organisation.added', reason: null, details: { code } });
    return id;
  }

  /** @throws OrganisationNotFound, NotAllowed, OrganisationNotChangeable, OrganisationNameTaken */
  async rename({ organisationId, name, reason, staff }: ReasonedAct & { name: string }): Promise<OrganisationView> {
    await this.database.transaction(async () => {
      const organisation = await this.locked({ organisationId, staff });
      if (organisation.closedAt !== null) throw new OrganisationNotChangeable();
      if (organisation.name === name) return;
      const siblings = organisation.parentId === null ? [] : await this.repository.childrenOf(organisation.parentId);
      if (siblings.some((one) => one.isOpen === 1 && one.id !== organisationId && one.name === name))
        throw new OrganisationNameTaken();
      await this.repository.rename({ id: organisationId, name });
      const details = { before: organisation.name, after: name };
      await this.record({ staff, organisationId, action: 'organisation.renamed', reason, details });
    });
    return (await this.organisations.findById(organisationId)) as OrganisationView;
  }

  /** @throws OrganisationNotFound, NotAllowed, OrganisationNotChangeable, OrganisationHasParts */
  async close({ organisationId, reason, staff }: ReasonedAct): Promise<OrganisationView> {
    await this.database.transaction(async () => {
      const organisation = await this.locked({ organisationId, staff });
      await this.requireClosable(organisation);
      const at = this.clock.now();
      await this.repository.close({ id: organisationId, at, staffId: staff.staffId, reason, mergedIntoId: null });
      const details = { people: await this.repository.countPeople(organisationId) };
      await this.record({ staff, organisationId, action: 'organisation.closed', reason, details });
    });
    return (await this.organisations.findById(organisationId)) as OrganisationView;
  }

  /** @throws OrganisationNotFound, NotAllowed, OrganisationNotReopenable, OrganisationNameTaken */
  async reopen({ organisationId, reason, staff }: ReasonedAct): Promise<OrganisationView> {
    await this.database.transaction(async () => {
      const { closedAt, mergedIntoId, parentId, name } = await this.locked({ organisationId, staff });
      const parent = parentId === null ? null : await this.organisations.findById(parentId);
      if (closedAt === null || mergedIntoId !== null || parent?.closedAt) throw new OrganisationNotReopenable();
      const siblings = parentId === null ? [] : await this.repository.childrenOf(parentId);
      if (siblings.some((one) => one.isOpen === 1 && one.name === name)) throw new OrganisationNameTaken();
      await this.repository.reopen(organisationId);
      await this.record({ staff, organisationId, action: 'organisation.reopened', reason });
    });
    return (await this.organisations.findById(organisationId)) as OrganisationView;
  }

  /** @throws OrganisationNotChangeable, OrganisationHasParts */
  async requireClosable({ id, level, closedAt }: OrganisationView): Promise<void> {
    if (closedAt !== null || (level !== 'town' && level !== 'unit')) throw new OrganisationNotChangeable();
    const count = (await this.repository.childrenOf(id)).filter(({ isOpen }) => isOpen === 1).length;
    if (count > 0) throw new OrganisationHasParts({ count });
  }

  // The parent first: nobody adds a sibling of the same name meanwhile.
  private async locked({ organisationId, staff }: Omit<ReasonedAct, 'reason'>): Promise<OrganisationView> {
    const { parentId } = await this.reach.below({ organisationId, staff });
    await this.repository.lock([organisationId, ...(parentId === null ? [] : [parentId])]);
    return this.reach.below({ organisationId, staff });
  }

  private record({
    staff: { staffId },
    organisationId: subjectId,
    ...act
  }: {
    staff: StaffActor;
    organisationId: string;
    action: AuditAction;
    reason: string | null;
    details?: object;
  }): Promise<void> {
    return this.audit.record({ ...act, staffId, subjectType: 'organisation', subjectId });
  }
}
