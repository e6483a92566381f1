import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import {
  BodyLimit,
  isoTimeOrNull,
  MayDo,
  mayDo,
  NotAllowed,
  rolesFor,
  Staff,
  StaffActor,
  type Act,
} from '@sunflower/platform';
import { KeepSites, type SiteContent, type SiteWithRooms } from './keep-sites';
import { MOST_ROOMS_OF_SITE, NewSiteBody, SiteBody, SiteClosedBody, SiteDto, SiteItemDto } from './site.dto';
import { SiteNotFound } from './site.errors';
import { SiteRepository, type ListedSite } from './site.repository';

// Three hundred rooms.
const ROOMS = { kilobytes: 96, values: 3_500, listLength: MOST_ROOMS_OF_SITE };

/** Exam sites and their rooms. */
@Controller('sites')
export class SiteController {
  constructor(
    private readonly keeping: KeepSites,
    private readonly repository: SiteRepository,
    private readonly organisations: Organisations,
  ) {}

  /** Those of the organisations within reach, in the order of codes. */
  @Get()
  @MayDo('site.read')
  async list(@Staff() staff: StaffActor): Promise<SiteItemDto[]> {
    const sites = await this.repository.listWithin(staff.subtrees(rolesFor('site.read')));
    return sites.map((site) => toItem({ site, staff }));
  }

  @Get(':id')
  @MayDo('site.read')
  async read(@Staff() staff: StaffActor, @Param('id') id: string): Promise<SiteDto> {
    return toDto({ site: await this.within({ staff, id, act: 'site.read' }), staff });
  }

  @Post()
  @MayDo('site.change')
  @BodyLimit(ROOMS)
  async create(@Staff() staff: StaffActor, @Body() { organisationId, ...body }: NewSiteBody): Promise<SiteDto> {
    const { path: organisationPath } = await this.organisations.getOrganisation(organisationId);
    allowed({ staff, act: 'site.change', organisationPath, notFound: () => new OrganisationNotFound() });
    const site = await this.keeping.create({ organisationId, content: toContent(body), staffId: staff.staffId });
    return toDto({ site, staff });
  }

  /** Rooms that are left out are removed; a sitting must not use them. */
  @Put(':id')
  @MayDo('site.change')
  @BodyLimit(ROOMS)
  async change(@Staff() staff: StaffActor, @Param('id') id: string, @Body() body: SiteBody): Promise<SiteDto> {
    await this.within({ staff, id, act: 'site.change' });
    const site = await this.keeping.change({ id, content: toContent(body), staffId: staff.staffId });
    return toDto({ site, staff });
  }

  /** A closed site is offered to no sitting; those that use it keep it. */
  @Post(':id/closed')
  @HttpCode(200)
  @MayDo('site.change')
  async setClosed(
    @Staff() staff: StaffActor,
    @Param('id') id: string,
    @Body() { closed }: SiteClosedBody,
  ): Promise<SiteDto> {
    await this.within({ staff, id, act: 'site.change' });
    return toDto({ site: await this.keeping.setClosed({ id, closed, staffId: staff.staffId }), staff });
  }

  private async within({ staff, id, act }: { staff: StaffActor; id: string; act: Act }): Promise<SiteWithRooms> {
    const site = await this.keeping.get(id);
    allowed({ staff, act, organisationPath: site.organisationPath, notFound: () => new SiteNotFound() });
    return site;
  }
}

function allowed({
  staff,
  act,
  organisationPath,
  notFound,
}: {
  staff: StaffActor;
  act: Act;
  organisationPath: string;
  notFound: () => Error;
}): void {
  const permission = mayDo({ staff, act, organisationPath });
  if (permission !== 'allowed') throw permission === 'not_found' ? notFound() : new NotAllowed();
}

const toContent = ({ code, name, address, phone, directions, mapSha256, rooms }: SiteBody): SiteContent => ({
  code,
  name: name.trim(),
  address: address.trim(),
  phone: phone.trim(),
  directions: directions.trim(),
  mapSha256: mapSha256 ?? null,
  rooms: rooms.map(({ id, number, name: roomName, places, rows, columns, firstCorner, seatOrder }) => ({
    id: id ?? null,
    number,
    name: roomName.trim(),
    places,
    rows,
    columns,
    firstCorner,
    seatOrder,
  })),
});

const toItem = ({
  site: { organisationPath, closedAt, createdAt: _, ...site },
  staff,
}: {
  site: ListedSite;
  staff: StaffActor;
}): SiteItemDto => ({
  ...site,
  closedAt: isoTimeOrNull(closedAt),
  mayChange: mayDo({ staff, act: 'site.change', organisationPath }) === 'allowed',
});

const toDto = ({ site: { rooms, ...site }, staff }: { site: SiteWithRooms; staff: StaffActor }): SiteDto => ({
  ...toItem({ site, staff }),
  rooms: rooms.map(({ siteId: _, ...room }) => room),
});
