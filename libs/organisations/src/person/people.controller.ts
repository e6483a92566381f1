import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, rolesFor, Staff, StaffActor } from '@sunflower/platform';
import { PersonItem, PersonPage, PersonPageQuery, PersonSearchBody, RevealBody, RevealedIdNumber } from './people.dto';
import { People, type PersonView } from './people';

export const toItem = ({ organisationPath: _, ...person }: PersonView): PersonItem => person;

/** The roster of the organisations that the caller administers. */
@ApiTags('organisations')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get()
  @MayDo('roster.read')
  list(@Staff() staff: StaffActor, @Query() query: PersonPageQuery): Promise<PersonPage> {
    return this.page({ staff, ...query });
  }

  @Post('search')
  @MayDo('roster.read')
  @HttpCode(200)
  search(@Staff() staff: StaffActor, @Body() body: PersonSearchBody): Promise<PersonPage> {
    return this.page({ staff, ...body });
  }

  @Post(':id/reveal')
  @MayDo('roster.reveal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async reveal(
    @Staff() staff: StaffActor,
    @Param('id') personId: string,
    @Body() { reason }: RevealBody,
  ): Promise<RevealedIdNumber> {
    return { idNumber: await this.people.revealIdNumber({ personId, staff, reason }) };
  }

  private async page({ staff, ...asked }: Partial<PersonSearchBody> & { staff: StaffActor }): Promise<PersonPage> {
    // A body may send null for a field left out.
    const limit = asked.limit ?? 50;
    const people = await this.people.listPage({
      paths: staff.subtrees(rolesFor('roster.read')),
      afterId: asked.after ?? '',
      limit,
      search: asked.search ?? '',
    });
    return { items: people.map(toItem), nextAfter: people.length === limit ? (people.at(-1)?.id ?? null) : null };
  }
}
