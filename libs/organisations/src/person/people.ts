import { Injectable } from '@nestjs/common';
import { Audit, Database, mayDo, type StaffActor } from '@sunflower/platform';
import { maskIdNumber, parseIdNumber, possibleIdTypes, type IdType } from './id-number';
import { PersonNotFound } from '../organisations.errors';
import { PersonRepository, type PersonRow, type PersonSearch } from './person.repository';
import { PersonalData } from './personal-data';
import { plainName } from '@sunflower/content';

/** A person of the roster, as shown without further permission. */
export interface PersonView {
  id: string;
  name: string;
  idType: IdType;
  maskedIdNumber: string;
  /** Null when no phone is known. */
  maskedPhone: string | null;
  organisationId: string;
  organisationName: string;
  organisationPath: string;
}

const IDS_PAGE = 5000;

/** The roster: people who may be registered for an exam. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly repository: PersonRepository,
    private readonly personalData: PersonalData,
    private readonly audit: Audit,
  ) {}

  /** @throws PersonNotFound */
  async getPerson(id: string): Promise<PersonView> {
    const row = await this.repository.findById(id);
    if (!row) throw new PersonNotFound();
    return toView(row);
  }

  /** In no particular order; unknown ids are left out. */
  async findMany(ids: readonly string[]): Promise<PersonView[]> {
    return (await this.repository.listByIds(ids)).map(toView);
  }

  /** By `type:number`; unknown numbers are left out. */
  async findByNumbers(numbers: readonly { idType: IdType; idNumber: string }[]): Promise<Map<string, PersonView>> {
    const keyOfHash = new Map(
      numbers.map((number) => [this.personalData.hashIdNumber(number), `${number.idType}:${number.idNumber}`]),
    );
    const rows = await this.repository.listByNumbers([...keyOfHash.keys()]);
    return new Map(rows.map(({ idNumberHash, ...row }) => [keyOfHash.get(idNumberHash) as string, toView(row)]));
  }

  /** In the order of ids, after `afterId`. `search` is part of the name or a whole ID number. */
  async listPage({
    paths,
    afterId,
    limit,
    search,
  }: {
    paths: readonly string[];
    afterId: string | null;
    limit: number;
    search?: string | null;
  }): Promise<PersonView[]> {
    return (await this.repository.listPage({ paths, afterId, limit, search: this.searchFor(search ?? '') })).map(
      toView,
    );
  }

  /** Ids of all people in a subtree. */
  async listIds({ organisationPath }: { organisationPath: string }): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const page = await this.repository.listIdsPage({
        paths: [organisationPath],
        afterId: ids.at(-1) ?? null,
        limit: IDS_PAGE,
      });
      ids.push(...page);
      if (page.length < IDS_PAGE) return ids;
    }
  }

  /**
   * The whole ID number, for administrators of the person's organisation; writes an audit row.
   * @throws PersonNotFound
   */
  async revealIdNumber({
    personId,
    staff,
    reason,
  }: {
    personId: string;
    staff: StaffActor;
    reason: string;
  }): Promise<string> {
    return this.database.transaction(async () => {
      const person = await this.getPerson(personId);
      if (mayDo({ staff, act: 'roster.reveal', organisationPath: person.organisationPath }) !== 'allowed')
        throw new PersonNotFound();
      const sealed = await this.repository.sealedIdNumber(personId);
      if (sealed === null) throw new PersonNotFound();
      await this.audit.record({
        staffId: staff.staffId,
        action: 'person.revealed',
        subjectType: 'person',
        subjectId: personId,
        reason,
      });
      return this.personalData.open(sealed);
    });
  }

  private searchFor(typed: string): PersonSearch | null {
    const namePart = plainName(typed);
    if (namePart === '') return null;
    const idTypes = /\d/.test(namePart) ? possibleIdTypes(namePart) : [];
    if (idTypes.length === 0) return { namePart };
    const idNumberHashes = idTypes.map((idType) => {
      const { idNumber } = parseIdNumber({ idType, text: namePart });
      return this.personalData.hashIdNumber({ idType, idNumber: idNumber as string });
    });
    return { idNumberHashes };
  }
}

const toView = ({ idNumberLastFour, phoneLastFour, ...person }: PersonRow): PersonView => ({
  id: person.id,
  name: person.name,
  idType: person.idType,
  maskedIdNumber: maskIdNumber(idNumberLastFour),
  maskedPhone: phoneLastFour === null ? null : `****${phoneLastFour}`,
  organisationId: person.organisationId,
  organisationName: person.organisationName,
  organisationPath: person.organisationPath,
});
