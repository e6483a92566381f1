import { Injectable } from '@nestjs/common';
import { AddPerson, Organisations, People, PersonalData, type PersonView } from '@sunflower/organisations';
import type { StaffActor } from '@sunflower/platform';
import { RegisterPeople } from '../registration/register-people';
import type { ApplicationRow } from './application.repository';

/** A number of the roster with another name: which of the two is wrong is for the office to find out. */
export class NameDiffers extends Error {}

/** Puts an applicant onto the roster, where they are not, and registers them. */
@Injectable()
export class ApproveApplicant {
  constructor(
    private readonly personalData: PersonalData,
    private readonly people: People,
    private readonly organisations: Organisations,
    private readonly adding: AddPerson,
    private readonly registering: RegisterPeople,
  ) {}

  /** In a transaction. @throws NameDiffers, and what adding and registering throws */
  async approve({
    application,
    sittingId,
    staff,
  }: {
    application: ApplicationRow;
    sittingId: string;
    staff: StaffActor;
  }): Promise<string> {
    const { id: personId } = await this.personOf({ application, staff });
    await this.registering.register({
      examId: application.examId,
      sittingId,
      personIds: [personId],
      staffId: staff.staffId,
    });
    return personId;
  }

  private async personOf({
    application: { idType, idNumberSealed, phoneSealed, name, organisationId },
    staff,
  }: {
    application: ApplicationRow;
    staff: StaffActor;
  }): Promise<PersonView> {
    const idNumber = this.personalData.open(idNumberSealed);
    const [known] = [...(await this.people.findByNumbers([{ idType, idNumber }])).values()];
    if (known) {
      if (known.name !== name) throw new NameDiffers();
      return known;
    }
    const standing = await this.organisations.standing(organisationId);
    const phone = this.personalData.open(phoneSealed);
    return this.adding.add({ typed: { name, idType, idNumber, phone }, organisationId: standing.id, staff });
  }
}
