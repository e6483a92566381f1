import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { CertificateGlyphs } from '../person/certificate-glyphs';
import { toItem } from '../person/people.controller';
import { PersonItem } from '../person/people.dto';
import type { PersonView } from '../person/people';
import { AddPerson } from './add-person';
import { CorrectPerson } from './correct-person';
import { MergePeople } from './merge-people';
import {
  CorrectPersonBody,
  MergePeopleBody,
  NewPersonBody,
  PersonChangeItem,
  PersonDetails,
} from './person-change.dto';
import { PersonChangeRepository, type ListedPersonChange } from './person-change.repository';
import { PersonReach } from './person-reach';
import type { PersonChangeFacts } from './record-person-change';

/** Adds, corrects and merges single people of the roster, and lists their changes. */
@ApiTags('organisations')
@Controller('people')
export class PersonChangeController {
  constructor(
    private readonly reach: PersonReach,
    private readonly adding: AddPerson,
    private readonly correcting: CorrectPerson,
    private readonly merging: MergePeople,
    private readonly repository: PersonChangeRepository,
    private readonly glyphs: CertificateGlyphs,
  ) {}

  @Post()
  @MayDo('roster.correct')
  async add(@Staff() staff: StaffActor, @Body() body: NewPersonBody): Promise<PersonDetails> {
    const { organisationId, phone, ...typed } = body;
    return this.details(await this.adding.add({ typed: { ...typed, phone: phone ?? '' }, organisationId, staff }));
  }

  @Get(':id')
  @MayDo('roster.read')
  async read(@Staff() staff: StaffActor, @Param('id') personId: string): Promise<PersonDetails> {
    return this.details(await this.reach.person({ personId, staff, act: 'roster.read' }));
  }

  /** Newest first. */
  @Get(':id/changes')
  @MayDo('roster.read')
  async changes(@Staff() staff: StaffActor, @Param('id') personId: string): Promise<PersonChangeItem[]> {
    await this.reach.person({ personId, staff, act: 'roster.read' });
    return (await this.repository.listChanges(personId)).map(toChangeItem);
  }

  @Post(':id/correct')
  @MayDo('roster.correct')
  @HttpCode(200)
  async correct(
    @Staff() staff: StaffActor,
    @Param('id') personId: string,
    @Body() { reason, ...body }: CorrectPersonBody,
  ): Promise<PersonDetails> {
    // Null means left out, as in the checks of the body.
    const corrections = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
    return this.details(await this.correcting.correct({ personId, corrections, reason: reason.trim(), staff }));
  }

  /** Keeps the name, number, phone and organisation of the person in the path. */
  @Post(':id/merge')
  @MayDo('roster.merge')
  @HttpCode(200)
  async merge(
    @Staff() staff: StaffActor,
    @Param('id') keptId: string,
    @Body() { goneId, reason }: MergePeopleBody,
  ): Promise<PersonItem> {
    return toItem(await this.merging.merge({ keptId, goneId, reason: reason.trim(), staff }));
  }

  private async details(person: PersonView): Promise<PersonDetails> {
    return { ...toItem(person), unprintable: [...(await this.glyphs.unprintableIn([person.name]))] };
  }
}

function toChangeItem({ id, kind, at, staffName, reason, facts }: ListedPersonChange): PersonChangeItem {
  const { changes, followed } = JSON.parse(facts) as PersonChangeFacts;
  const { registrations = 0, certificates = 0 } = followed;
  return { id, kind, at: isoTime(at), staffName, reason, changes, registrations, certificates };
}
